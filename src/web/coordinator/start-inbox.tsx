import { effect } from '@preact/signals'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { get, post } from '../staff/post.ts'
import type { Section } from '../staff/sections.tsx'
import { Inbox } from './inbox.ts'
import { InboxSection } from './inbox-section.tsx'
import { inboxTexts as texts } from './inbox-texts.ts'
import type { People } from './people.ts'
import type { PeopleServer } from './people-server.ts'
import { Vault } from './vault.ts'
import { filesOf } from './vault-files.ts'
import { proveByPasskey } from './vault-passkey.ts'

/** How often the page looks whether the vault was left alone for too long. */
const lookMilliseconds = 10_000
/** How often the bar hears of new messages while another part is shown. */
const newsMilliseconds = 5 * 60_000

interface Given {
  readonly people: People
  readonly settings: Pick<PageSettings, 'org'>
  readonly again: PeopleServer['again']
  readonly demoPhrase: string | null
}

/** The inbox as a part of the bar, and the vault behind it, for as long as this page lives. */
export function startInbox({ people, settings: { org }, again, demoPhrase }: Given): Section {
  const vault = new Vault({
    files: filesOf(people),
    prove: () => proveByPasskey({ post, org }),
    now: Date.now,
  })
  const inbox = new Inbox({ server: { get, post, again }, vault })
  setInterval(() => vault.look(), lookMilliseconds)
  // A machine that slept did not look meanwhile: nothing may be seen before this.
  document.addEventListener('visibilitychange', () => vault.look())
  setInterval(() => void inbox.readMessages(), newsMilliseconds)
  void inbox.readMessages()
  // The people are read every few seconds: there the page hears first that it was signed out.
  effect(() => {
    const { value: seen } = people.seen
    const why = people.stale.value ?? (seen.is === 'refused' ? seen.why : null)
    if (why === 'not-signed-in' && vault.state.peek().is !== 'locked') vault.lock('signed-out')
  })
  return {
    id: 'inbox',
    get label() {
      const count = inbox.newCount
      return count ? texts.labelNew(count) : texts.label
    },
    show: () => <InboxSection inbox={inbox} demoPhrase={demoPhrase} />,
  }
}
