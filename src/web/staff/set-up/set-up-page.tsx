import '../../shared/base.css'
import '../staff.css'
import '../desk-parts.css'
import '../joining/joining.css'
import '../way-in/way-in.css'
import { render } from 'preact'
import * as v from 'valibot'
import { bytesOf } from '../../../protocol/sealed.ts'
import { startAnnouncers } from '../../shared/announcers.tsx'
import { askStatus, readSettings } from '../../shared/page-data.ts'
import { breathe } from '../joining/breathe.ts'
import { takeFragment } from '../joining/take-fragment.ts'
import { post } from '../post.ts'
import { SetUp } from './set-up.ts'
import { SetUpScreen } from './set-up-screen.tsx'

/** The page of the one-time link that a new helpline's server shows (SE7). */
function start() {
  const root = document.getElementById('app')
  const settings = readSettings()
  if (!root || !settings) return
  startAnnouncers()
  const parsed = v.safeParse(bytesOf(32), takeFragment(location, history))
  const setUp = new SetUp(
    { post, org: settings.org, now: Date.now, askStatus, breathe },
    { secret: parsed.success ? parsed.output : undefined, isSetUp: settings.rootKey !== null },
  )
  addEventListener('beforeunload', event => {
    if (setUp.isUnderWay) event.preventDefault()
  })
  addEventListener('pageshow', event => {
    if (event.persisted) location.reload()
  })
  root.replaceChildren()
  render(<SetUpScreen setUp={setUp} settings={settings} post={post} />, root)
}

start()
