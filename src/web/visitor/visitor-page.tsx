import '../shared/base.css'
import '../shared/public-page.css'
import '../shared/thread.css'
import './visitor.css'
import './beside-page.css'
import { render } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { startAnnouncers } from '../shared/announcers.tsx'
import { onLeaving } from '../shared/leaving.ts'
import { readSettings } from '../shared/page-data.ts'
import { Banners } from './banners.tsx'
import { canSeal } from './can-seal.ts'
import { fitViewport } from './fit-viewport.ts'
import { makeForm } from './form.ts'
import { LaterPart } from './later-parts.tsx'
import { leaveWithPage } from './leave-with-page.ts'
import { loadRest } from './load-rest.ts'
import { TooOldPage } from './refused-pages.tsx'
import { resumeInBrowser } from './tab-memory.ts'
import { VisitorFrame } from './visitor-frame.tsx'
import { watchDoor } from './watch-door.ts'

function start(settings: PageSettings, app: HTMLElement) {
  const form = makeForm()
  if (resumeInBrowser.tab.read() !== null) form.state.value = { is: 'resuming', isTalk: false }
  const status = watchDoor(form)
  const rest = loadRest({ settings, form, status }, resumeInBrowser.tab)
  const conversation = () => (typeof rest.part.value === 'object' ? rest.part.value.conversation : undefined)
  onLeaving(rest.leave)
  leaveWithPage({
    state: form.state,
    survivesReload: () => conversation()?.survivesReload() ?? true,
    goAway: () => conversation()?.goAway(),
  })
  app.replaceChildren()
  const banner = <Banners {...{ form, status, isDemo: settings.isDemo }} />
  const later = { hide: <LaterPart is="hide" />, reader: <LaterPart is="reader" /> }
  render(<VisitorFrame {...{ form, rest, settings, banner, status, ...later }} />, app)
}

async function open() {
  const settings = readSettings()
  const app = document.getElementById('app')
  // Without them the served page stands as it is: hours, numbers, and the plain link away.
  if (!settings || !app) return
  startAnnouncers()
  fitViewport()
  if (await canSeal()) return start(settings, app)
  app.replaceChildren()
  render(<TooOldPage settings={settings} />, app)
}

void open()
