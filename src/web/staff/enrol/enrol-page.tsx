import '../../shared/base.css'
import '../staff.css'
import '../desk-parts.css'
import '../joining/joining.css'
import '../way-in/way-in.css'
import { render } from 'preact'
import { startAnnouncers } from '../../shared/announcers.tsx'
import { DemoBanner } from '../../shared/demo-banner.tsx'
import { readSettings } from '../../shared/page-data.ts'
import { breathe } from '../joining/breathe.ts'
import { takeFragment } from '../joining/take-fragment.ts'
import { post } from '../post.ts'
import { Enrolment, readLink } from './enrol.ts'
import { EnrolScreen } from './enrol-screen.tsx'

/** The page of an invitation (SE4). */
function start() {
  const root = document.getElementById('app')
  const settings = readSettings()
  if (!root || !settings) return
  startAnnouncers()
  const link = readLink(takeFragment(location, history))
  const enrolment = new Enrolment({ post, org: settings.org, breathe }, link, settings.rootKey !== null)
  addEventListener('beforeunload', event => {
    if (enrolment.isUnderWay) event.preventDefault()
  })
  addEventListener('pageshow', event => {
    if (event.persisted) location.reload()
  })
  root.replaceChildren()
  render(
    <>
      <DemoBanner isDemo={settings.isDemo} />
      <EnrolScreen enrolment={enrolment} settings={settings} post={post} />
    </>,
    root,
  )
}

start()
