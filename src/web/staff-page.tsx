import './shared/base.css'
import './shared/thread.css'
import './staff/staff.css'
import './staff/desk-parts.css'
import './staff/keys.css'
import './desk/desk.css'
import './desk/conversation.css'
import './desk/change.css'
import './desk/closing.css'
import './desk/crisis.css'
import './coordinator/coordinator.css'
import './staff/roster.css'
import './coordinator/crisis.css'
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { demoAccounts, type PageSettings } from '../protocol/page-settings.ts'
import type { AlarmSound } from './coordinator/alarm-sound.ts'
import { callCoordinator } from './coordinator/call-coordinator.ts'
import { ClosingFormSection } from './coordinator/closing-form-section.tsx'
import type { LiveBoard } from './coordinator/live-board.ts'
import { LiveBoardScreen } from './coordinator/live-board-screen.tsx'
import { RosterSection as CoordinatorRoster } from './coordinator/roster-section.tsx'
import { startLiveBoard } from './coordinator/start-live-board.ts'
import { texts as closingTexts } from './coordinator/texts-closing-form.ts'
import { callCounsellor } from './desk/call-counsellor.ts'
import type { Desk } from './desk/desk.ts'
import { DeskScreen } from './desk/desk-screen.tsx'
import { RosterSection } from './desk/roster-section.tsx'
import { startDesk } from './desk/start-desk.ts'
import { startAnnouncers } from './shared/announcers.tsx'
import { DemoBanner } from './shared/demo-banner.tsx'
import { readPageData, readSettings } from './shared/page-data.ts'
import { ActionBox } from './staff/action-box.tsx'
import { actions, useAction } from './staff/actions.ts'
import { type Bell, makeBell } from './staff/bell.ts'
import { CheckedExamples } from './staff/checked-examples.ts'
import { keepKeys } from './staff/keep-keys.ts'
import { KeyList } from './staff/key-list.tsx'
import { listenToKeys } from './staff/listen-to-keys.ts'
import { NoDeskPage } from './staff/no-desk-page.tsx'
import { claimDesk } from './staff/one-desk.ts'
import { OwnSettings } from './staff/own-settings.ts'
import { get, post } from './staff/post.ts'
import { rosterTexts } from './staff/roster-texts.ts'
import { type Section, Sections } from './staff/sections.tsx'
import { type SignedIn, type SignInRefusal, signIn } from './staff/sign-in.ts'
import { SignInPage } from './staff/sign-in-page.tsx'
import { signOut } from './staff/sign-out.ts'
import { stayAwake } from './staff/stay-awake.ts'
import { texts as staffTexts } from './staff/texts.ts'
import { keyTexts } from './staff/texts-keys.ts'

/** The screen of somebody's role. */
type Work =
  | { readonly role: 'counsellor'; readonly desk: Desk }
  | { readonly role: 'coordinator'; readonly live: LiveBoard; readonly alarmSound: AlarmSound }
  | { readonly role: 'none' }

interface Here {
  readonly person: SignedIn
  readonly bell: Bell
  readonly work: Work
  readonly sections: Sections
  readonly own: OwnSettings
  readonly examples: CheckedExamples
}

const here = signal<Here | null>(null)

/** The page of everyone who works here: sign in, and then the screen of one's role. A reload erases all of it. */
function StaffApp({ settings }: { readonly settings: PageSettings }) {
  return (
    <>
      <DemoBanner isDemo={settings.isDemo} />
      <Screen settings={settings} />
      <ActionBox />
      <KeyList />
    </>
  )
}

function Screen({ settings }: { readonly settings: PageSettings }) {
  if (!here.value) {
    const accounts = settings.isDemo ? (readPageData('demo-accounts', demoAccounts) ?? []) : []
    return <SignInPage name={settings.name} demoAccounts={accounts} signIn={who => enter(who, settings)} />
  }
  return <WorkScreen here={here.value} settings={settings} />
}

function WorkScreen({ here, settings }: { readonly here: Here; readonly settings: PageSettings }) {
  const { person, bell, work, sections, own, examples } = here
  const onAgain = () => location.reload()
  const onSignOut = () => void own.stop().then(() => signOut(post, onAgain))
  const ways = { sections, onSignOut, onAgain }
  useAction('keys', keyTexts.list.open, () => {
    actions.isListOpen.value = true
  })
  switch (work.role) {
    case 'counsellor':
      return <DeskScreen desk={work.desk} {...{ bell, person, settings, examples }} {...ways} />
    case 'coordinator': {
      const { live, alarmSound } = work
      const shown = { live, bell, alarmSound, site: settings.name, person: person.name }
      return <LiveBoardScreen {...shown} {...ways} />
    }
    case 'none':
      return <NoDeskPage site={settings.name} person={person} sections={sections} onSignOut={onSignOut} />
  }
}

async function enter(
  who: { username: string; password: string },
  settings: PageSettings,
): Promise<SignInRefusal | undefined> {
  const person = await signIn({ post, settings, now: Date.now }, who)
  if ('refused' in person) return person.refused
  if (!(await claimDesk(person.id, new BroadcastChannel('desk')))) return 'open-elsewhere'
  stayAwake()
  const bell = makeBell()
  const work = await startWork(person, bell, settings)
  if ('refused' in work) return work.refused
  const own = new OwnSettings({ get, post, deskSecret: person.keys?.identity.deskSecret ?? null })
  keepKeys(actions, own)
  const examples = new CheckedExamples({ get, post })
  const sections = new Sections(workLabels[work.role], sectionsFor(person, examples))
  if (work.role === 'counsellor') makeRoomFor(work.desk, sections)
  here.value = { person, bell, work, sections, own, examples }
  return undefined
}

const workLabels: Record<Work['role'], string> = {
  counsellor: staffTexts.bar.desk,
  coordinator: staffTexts.bar.board,
  none: staffTexts.bar.home,
}

/** The parts of the page for this role, in the order of the bar. */
function sectionsFor({ id, role }: SignedIn, examples: CheckedExamples): readonly Section[] {
  const roster = { id: 'roster', label: rosterTexts.label }
  if (role === 'counsellor') return [{ ...roster, show: () => <RosterSection post={post} me={id} /> }]
  const closing = { id: 'closing-form', label: closingTexts.label }
  if (role === 'coordinator')
    return [
      { ...roster, show: () => <CoordinatorRoster post={post} /> },
      { ...closing, show: () => <ClosingFormSection {...{ post, examples }} /> },
    ]
  return []
}

/** A conversation that begins takes the place of whatever this counsellor was reading. */
function makeRoomFor(desk: Desk, sections: Sections): void {
  effect(() => {
    if (desk.view.value.at !== 'duty') sections.toWork()
  })
}

async function startWork(
  person: SignedIn,
  bell: Bell,
  settings: PageSettings,
): Promise<Work | { refused: 'no-valid-grant' }> {
  if (person.role === 'coordinator') {
    const live = startLiveBoard(person)
    return { role: 'coordinator', live, alarmSound: callCoordinator(live, bell, settings.name) }
  }
  if (person.role !== 'counsellor') return { role: 'none' }
  const desk = await startDesk(person, settings)
  if ('refused' in desk) return desk
  callCounsellor(desk, bell, settings.name)
  return { role: 'counsellor', desk }
}

function isBusy(): boolean {
  const { work, own } = here.value ?? {}
  return own?.state.value === 'saving' || (work?.role === 'counsellor' && work.desk.isBusy)
}

function start() {
  const root = document.getElementById('app')
  const settings = readSettings()
  if (!root || !settings) return
  startAnnouncers()
  addEventListener('beforeunload', event => {
    if (isBusy()) event.preventDefault()
  })
  // A page that the browser kept and shows again would show a conversation that is over.
  addEventListener('pageshow', event => {
    if (event.persisted) location.reload()
  })
  listenToKeys(document)
  root.replaceChildren()
  render(<StaffApp settings={settings} />, root)
}

start()
