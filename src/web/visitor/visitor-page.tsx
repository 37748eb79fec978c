import '../shared/base.css'
import '../shared/public-page.css'
import '../shared/thread.css'
import './visitor.css'
import { render } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { parseToVisitorFrame } from '../../protocol/parse-frame.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../protocol/visitor-frames.ts'
import { startAnnouncers } from '../shared/announcers.tsx'
import { connect } from '../shared/connection.ts'
import { readSettings } from '../shared/page-data.ts'
import { quickExit } from '../shared/quick-exit.ts'
import { onTripleShift } from '../shared/triple-shift.ts'
import { announceChanges } from './announce-changes.ts'
import { Banners } from './banners.tsx'
import { canSeal } from './can-seal.ts'
import { fitViewport } from './fit-viewport.ts'
import { LaterPart } from './later-parts.tsx'
import { leaveWithPage } from './leave-with-page.ts'
import { tellByTitle } from './page-title.ts'
import { TooOldPage } from './refused-pages.tsx'
import { makeStartSound, ringAtStart } from './start-sound.ts'
import { resumeInBrowser } from './tab-memory.ts'
import { tellSight } from './tell-sight.ts'
import { VisitorApp } from './visitor-app.tsx'
import { makeVisitorConversation } from './visitor-conversation.ts'
import { watchDoor } from './watch-door.ts'

/** By beacon, because it must survive the page that sends it (SE38). */
function sendLeave(request: object) {
  navigator.sendBeacon('/api/leave', new Blob([JSON.stringify(request)], { type: 'application/json' }))
}

/** [VP30] [RD5] At the same moment for everyone, after the page itself. When it does not come, the page is as it was. */
async function addRest(page: Parameters<typeof import('./later.tsx').bringRest>[0]) {
  try {
    const { bringRest } = await import('./later.tsx')
    await bringRest(page)
  } catch {
    // The numbers stand on every page without it.
  }
}

function start(settings: PageSettings, app: HTMLElement) {
  const conversation = makeVisitorConversation({
    settings,
    openConnection: options =>
      connect<VisitorFrame, ToVisitorFrame>({
        ...options,
        path: '/api/visitor',
        parse: parseToVisitorFrame,
      }),
    sendLeave,
    resume: resumeInBrowser,
    now: () => Date.now(),
  })
  const leaveQuickly = () => quickExit(settings.quickExit, conversation.leave)
  onTripleShift(leaveQuickly)
  leaveWithPage(conversation)
  announceChanges(conversation)
  tellByTitle(conversation, settings.name)
  tellSight(conversation)
  const sound = makeStartSound()
  ringAtStart(conversation.state, sound)
  const status = watchDoor(conversation)
  void conversation.resume()
  void addRest({ conversation, settings, leaveQuickly })
  app.replaceChildren()
  const banner = <Banners {...{ conversation, status, isDemo: settings.isDemo }} />
  const later = { hide: <LaterPart is="hide" />, reader: <LaterPart is="reader" /> }
  render(<VisitorApp {...{ conversation, settings, banner, status, sound, leaveQuickly, ...later }} />, app)
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
  render(<TooOldPage settings={settings} leaveQuickly={() => quickExit(settings.quickExit)} />, app)
}

void open()
