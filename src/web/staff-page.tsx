import './shared/base.css'
import './shared/thread.css'
import './staff/staff.css'
import './staff/desk-parts.css'
import './staff/material.css'
import './staff/keys.css'
import './staff/joining/joining.css'
import './staff/way-in/way-in.css'
import './desk/desk.css'
import './desk/conversation.css'
import './desk/change.css'
import './desk/closing.css'
import './desk/sentences.css'
import './desk/tools.css'
import './desk/start.css'
import './desk/crisis.css'
import './coordinator/coordinator.css'
import './coordinator/people.css'
import './staff/roster.css'
import './coordinator/crisis.css'
import './coordinator/inbox.css'
import './coordinator/audit.css'
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { demoAccounts, type PageSettings } from '../protocol/page-settings.ts'
import type { AlarmSound } from './coordinator/alarm-sound.ts'
import { callCoordinator } from './coordinator/call-coordinator.ts'
import type { LiveBoard } from './coordinator/live-board.ts'
import { LiveBoardScreen } from './coordinator/live-board-screen.tsx'
import { type PeopleParts, startPeopleSection } from './coordinator/people-entry.tsx'
import { startLiveBoard } from './coordinator/start-live-board.ts'
import { callCounsellor } from './desk/call-counsellor.ts'
import type { Desk } from './desk/desk.ts'
import { DeskScreen } from './desk/desk-screen.tsx'
import { startDesk } from './desk/start-desk.ts'
import { openStartOfShift, type ShiftDeps, type StartOfShift } from './desk/start-of-shift.ts'
import { startAnnouncers } from './shared/announcers.tsx'
import { DemoBanner } from './shared/demo-banner.tsx'
import { readPageData, readSettings } from './shared/page-data.ts'
import { ActionBox } from './staff/action-box.tsx'
import { actions, useAction } from './staff/actions.ts'
import { type Bell, makeBell } from './staff/bell.ts'
import { type DeskMaterial, openMaterial } from './staff/desk-material.ts'
import { DevicePage } from './staff/device/device-page.tsx'
import { keepKeys } from './staff/keep-keys.ts'
import { KeyList } from './staff/key-list.tsx'
import { listenToKeys } from './staff/listen-to-keys.ts'
import { NoDeskPage } from './staff/no-desk-page.tsx'
import { claimDesk } from './staff/one-desk.ts'
import { OwnService } from './staff/own-service.ts'
import { OwnSettings } from './staff/own-settings.ts'
import { get, post } from './staff/post.ts'
import { Sections } from './staff/sections.tsx'
import { type SignedIn, type SignInRefusal, signIn, signInByPasskey, type Typed } from './staff/sign-in.ts'
import { SignInPage } from './staff/sign-in-page.tsx'
import { signOut } from './staff/sign-out.ts'
import { stayAwake } from './staff/stay-awake.ts'
import { texts as staffTexts } from './staff/texts.ts'
import { keyTexts } from './staff/texts-keys.ts'
import { ProveAgain } from './staff/way-in/prove-again.tsx'
import { StepUp } from './staff/way-in/step-up.ts'
import { sectionsFor } from './staff-sections.tsx'

/** The screen of somebody's role. */
type Work =
  | { readonly role: 'counsellor'; readonly desk: Desk; readonly shift: StartOfShift }
  | { readonly role: 'coordinator'; readonly live: LiveBoard; readonly alarmSound: AlarmSound }
  | { readonly role: 'none' }

interface Here {
  readonly person: SignedIn
  readonly bell: Bell
  readonly work: Work
  readonly sections: Sections
  readonly people: PeopleParts
  readonly material: DeskMaterial
  /** Asks once more who is there, for what weighs much. */
  readonly stepUp: StepUp
}

const here = signal<Here | null>(null)

/** Before signing in: somebody asks a deputy to let this device in. */
const hasNewDevice = signal(false)

function newDevice(isAsked: boolean): void {
  hasNewDevice.value = isAsked
}

/** The page of everyone who works here: sign in, and then the screen of one's role. A reload erases all of it. */
function StaffApp({ settings }: { readonly settings: PageSettings }) {
  return (
    <OwnService.Provider value={settings.words.ownService}>
      <DemoBanner isDemo={settings.isDemo} />
      <Screen settings={settings} />
      <ActionBox />
      <KeyList />
      {here.value && <ProveAgain stepUp={here.value.stepUp} isDemo={settings.isDemo} />}
    </OwnService.Provider>
  )
}

function Screen({ settings }: { readonly settings: PageSettings }) {
  if (!here.value) {
    const accounts = settings.isDemo ? (readPageData('demo-accounts', demoAccounts) ?? []) : []
    const { name, isDemo } = settings
    if (hasNewDevice.value)
      return <DevicePage settings={settings} post={post} onBack={() => newDevice(false)} />
    const ways = {
      signIn: (how: Typed | 'passkey') => enter(how, settings),
      onNewDevice: () => newDevice(true),
    }
    return <SignInPage name={name} isDemo={isDemo} demoAccounts={accounts} {...ways} />
  }
  return <WorkScreen here={here.value} settings={settings} />
}

function WorkScreen({ here, settings }: { readonly here: Here; readonly settings: PageSettings }) {
  const { person, bell, work, sections, people, material } = here
  const onAgain = () => location.reload()
  const onSignOut = () => void material.own.stop().then(() => signOut(post, onAgain))
  const ways = { sections, onSignOut, onAgain }
  useAction('keys', keyTexts.list.open, () => {
    actions.isListOpen.value = true
  })
  switch (work.role) {
    case 'counsellor':
      return (
        <DeskScreen {...{ desk: work.desk, shift: work.shift, bell, person, settings, material }} {...ways} />
      )
    case 'coordinator': {
      const { live, alarmSound } = work
      const hint = people.hint(() => sections.go(people.section.id))
      const shown = { live, bell, alarmSound, hint, site: settings.name, person: person.name }
      return <LiveBoardScreen {...shown} {...ways} />
    }
    case 'none':
      return <NoDeskPage site={settings.name} person={person} sections={sections} onSignOut={onSignOut} />
  }
}

async function enter(how: Typed | 'passkey', settings: PageSettings): Promise<SignInRefusal | undefined> {
  const deps = { post, settings, now: Date.now }
  const person = how === 'passkey' ? await signInByPasskey(deps) : await signIn(deps, how)
  if ('refused' in person) return person.refused
  if (!(await claimDesk(person.id, new BroadcastChannel('desk')))) return 'open-elsewhere'
  stayAwake()
  const bell = makeBell()
  const own = new OwnSettings({ get, post, deskSecret: person.keys?.identity.deskSecret ?? null })
  const work = await startWork({ person, bell, settings, own })
  if ('refused' in work) {
    void own.stop()
    return work.refused
  }
  keepKeys(actions, own)
  const material = openMaterial({ get, post }, own)
  const stepUp = new StepUp({ post, org: settings.org })
  const people = startPeopleSection({ person, settings, bell, again: ask => stepUp.again(ask) })
  const desk = work.role === 'counsellor' ? work.desk : null
  const toWork = () => here.value?.sections.toWork()
  const demoPhrase = demoPhraseOf(person, settings)
  const parts = sectionsFor({ person, settings, material, desk, people, stepUp, demoPhrase, toWork })
  const sections = new Sections(workLabels[work.role], parts)
  if (work.role === 'counsellor') makeRoomFor(work.desk, sections)
  here.value = { person, bell, work, sections, people, material, stepUp }
  return undefined
}

/** What a real coordinator has on paper. */
function demoPhraseOf({ accountName, role }: SignedIn, { isDemo }: PageSettings): string | null {
  const accounts = isDemo ? (readPageData('demo-accounts', demoAccounts) ?? []) : []
  return accounts.find(one => one.name === accountName && one.role === role)?.keyPhrase ?? null
}

const workLabels: Record<Work['role'], string> = {
  counsellor: staffTexts.bar.desk,
  coordinator: staffTexts.bar.board,
  none: staffTexts.bar.home,
}

/** A conversation that begins takes the place of whatever this counsellor was reading. */
function makeRoomFor(desk: Desk, sections: Sections): void {
  effect(() => {
    if (desk.view.value.at !== 'duty') sections.toWork()
  })
}

async function startWork({
  person,
  bell,
  settings,
  own,
}: Omit<ShiftDeps, 'desk'>): Promise<Work | { refused: 'no-valid-grant' }> {
  if (person.role === 'coordinator') {
    const live = startLiveBoard(person)
    return { role: 'coordinator', live, alarmSound: callCoordinator(live, bell, settings.name) }
  }
  if (person.role !== 'counsellor') return { role: 'none' }
  const desk = await startDesk(person, settings)
  if ('refused' in desk) return desk
  callCounsellor(desk, bell, settings.name)
  const shift = openStartOfShift({ desk, bell, person, settings, own })
  return { role: 'counsellor', desk, shift }
}

function isBusy(): boolean {
  const { work, material } = here.value ?? {}
  return material?.own.state.value === 'saving' || (work?.role === 'counsellor' && work.desk.isBusy)
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
