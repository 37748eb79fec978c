import '../shared/base.css'
import '../shared/thread.css'
import '../staff/staff.css'
import './desk.css'
import './conversation.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { demoAccounts, type PageSettings } from '../../protocol/page-settings.ts'
import { startAnnouncers } from '../shared/announcers.tsx'
import { DemoBanner } from '../shared/demo-banner.tsx'
import { readPageData, readSettings } from '../shared/page-data.ts'
import { claimDesk } from '../staff/one-desk.ts'
import { post } from '../staff/post.ts'
import { type SignedIn, type SignInRefusal, signIn } from '../staff/sign-in.ts'
import { SignInPage } from '../staff/sign-in-page.tsx'
import { signOut } from '../staff/sign-out.ts'
import type { Desk } from './desk.ts'
import { DeskScreen } from './desk-screen.tsx'
import { keepTitle } from './desk-title.ts'
import { NoDeskPage } from './no-desk-page.tsx'
import { startDesk } from './start-desk.ts'

const here = signal<{ readonly person: SignedIn; readonly desk: Desk | null } | null>(null)

/** The whole page: sign in, and then the screen of one's role. All of it is gone with a reload. */
function DeskApp({ settings }: { readonly settings: PageSettings }) {
  return (
    <>
      <DemoBanner isDemo={settings.isDemo} />
      <Screen settings={settings} />
    </>
  )
}

function Screen({ settings }: { readonly settings: PageSettings }) {
  const reload = () => location.reload()
  const leave = () => void signOut(post, reload)
  if (!here.value) {
    const accounts = settings.isDemo ? (readPageData('demo-accounts', demoAccounts) ?? []) : []
    return <SignInPage name={settings.name} demoAccounts={accounts} signIn={who => enter(who, settings)} />
  }
  const { person, desk } = here.value
  if (desk === null) return <NoDeskPage site={settings.name} person={person} onSignOut={leave} />
  return <DeskScreen desk={desk} person={person} settings={settings} onSignOut={leave} onAgain={reload} />
}

async function enter(
  who: { username: string; password: string },
  settings: PageSettings,
): Promise<SignInRefusal | undefined> {
  const person = await signIn({ post, settings, now: Date.now }, who)
  if ('refused' in person) return person.refused
  if (!(await claimDesk(person.id, new BroadcastChannel('desk')))) return 'open-elsewhere'
  const desk = await startDesk(person, settings)
  if (desk && 'refused' in desk) return desk.refused
  if (desk) keepTitle(desk, settings.name)
  here.value = { person, desk }
  return undefined
}

function start() {
  const root = document.getElementById('app')
  const settings = readSettings()
  if (!root || !settings) return
  startAnnouncers()
  addEventListener('beforeunload', event => {
    if (here.value?.desk?.isBusy) event.preventDefault()
  })
  // A page that the browser kept and shows again would show a conversation that is over.
  addEventListener('pageshow', event => {
    if (event.persisted) location.reload()
  })
  root.replaceChildren()
  render(<DeskApp settings={settings} />, root)
}

start()
