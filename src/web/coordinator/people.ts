import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Grant, readKeyLines, type Trust, type VaultGrant } from '../../crypto/grants.ts'
import type { Identity } from '../../crypto/identity.ts'
import type { KeyFileRefusal } from '../../crypto/key-files.ts'
import type { StaffRole } from '../../domain/people.ts'
import type { SignedGrant, TakeAwayRequest } from '../../protocol/people.ts'
import { judge, type NamedLink, type Verdict } from './people-invite.ts'
import {
  type Device,
  type Everyone,
  everyoneOf,
  type Invitation,
  personCalled,
  type ReadLines,
  readLines,
} from './people-read.ts'
import { openOwnIdentity, openRootKey, type RootRefusal } from './people-root.ts'
import { askKeyFile, askPeople, type PeopleServer, type ServerRefusal, tell } from './people-server.ts'
import { type Hands, needsRoot } from './people-sign.ts'

export type PeopleRefusal =
  | ServerRefusal
  | RootRefusal
  | KeyFileRefusal
  | 'no-recovery'
  | 'needs-phrase'
  | 'wrong-answer'
  | 'other-digits'
  | 'yourself'
  | 'last-coordinator'
  | 'no-keys'

export type Act =
  | 'invite'
  | 'withdraw'
  | 'let-in'
  | 'turn-down'
  | 'give-access'
  | 'take-away'
  | 'renew'
  | 'change-disciplines'
  | 'seal-keys'

/** What this page does now, or what came of the last thing. */
export type Work =
  | { readonly is: 'idle' }
  | { readonly is: 'busy'; readonly act: Act; readonly done: number; readonly of: number }
  | { readonly is: 'done'; readonly act: Act; readonly count: number }
  | { readonly is: 'refused'; readonly act: Act; readonly why: PeopleRefusal; readonly done: number }

export type Seen =
  | { readonly is: 'loading' }
  | { readonly is: 'refused'; readonly why: ServerRefusal }
  | { readonly is: 'here'; readonly everyone: Everyone; readonly verdicts: ReadonlyMap<string, Verdict> }

export interface PeopleDeps {
  readonly server: PeopleServer
  /** As pinned when this page came. */
  readonly trust: Omit<Trust, 'now'>
  readonly me: { readonly id: string; readonly role: StaffRole; readonly identity: Identity | null }
  /** Where invited people open their link. */
  readonly origin: string
  readonly now: () => number
}

export type Outcome = { readonly refused: PeopleRefusal } | undefined

/** After a minute a date may have passed. */
const rereadAfter = 60_000

/** The people of the helpline without a screen: who is here, and what this page does. The acts are in people-acts.ts. */
export class People {
  readonly seen = signal<Seen>({ is: 'loading' })
  /** Why the last look gave nothing, while what is shown is from before. */
  readonly stale = signal<ServerRefusal | null>(null)
  readonly work = signal<Work>({ is: 'idle' })
  /** Links that were made in this page; shown until they are put away. */
  readonly links = signal<readonly NamedLink[]>([])
  /** What is being typed of an invitation: another part of the page may be looked at meanwhile. */
  readonly drafts = { who: signal(''), list: signal('') }
  /** Devices that wait for somebody to give them access. */
  readonly knocking: ReadonlySignal<readonly Device[]>
  readonly me: PeopleDeps['me']
  readonly origin: string
  readonly #deps: PeopleDeps
  #read: { written: string; at: number; lines: ReadLines } | null = null
  #grantsFrom: number
  #rootGrantsFrom: number

  constructor(deps: PeopleDeps) {
    this.#deps = deps
    this.me = deps.me
    this.origin = deps.origin
    this.#grantsFrom = deps.trust.grantsFrom
    this.#rootGrantsFrom = deps.trust.rootGrantsFrom
    this.knocking = computed(() => (this.seen.value.is === 'here' ? this.seen.value.everyone.devices : []))
  }

  /** Whether this person may let people in and send them away. */
  get mayAct(): boolean {
    return this.me.role === 'coordinator' && this.me.identity !== null
  }

  /** Reads everybody anew. What was seen stays when the server cannot be reached. */
  async read(): Promise<void> {
    const answer = await askPeople(this.#deps.server)
    const before = this.seen.peek()
    this.stale.value = 'refused' in answer && before.is === 'here' ? answer.refused : null
    if ('refused' in answer) {
      if (before.is !== 'here') this.seen.value = { is: 'refused', why: answer.refused }
      return
    }
    const everyone = everyoneOf(await this.#linesOf(answer.grants), answer)
    const verdicts = await this.#judgeAll(everyone.invitations)
    this.seen.value = { is: 'here', everyone, verdicts }
  }

  /** One act at a time: says that it goes on, what came of it, and reads everybody anew. True when it was done. */
  async run(act: Act, of: number, go: (told: (done: number) => void) => Promise<Outcome>): Promise<boolean> {
    if (this.work.peek().is === 'busy') return false
    let done = 0
    this.work.value = { is: 'busy', act, done, of }
    const outcome = await go(so => {
      done = so
      this.work.value = { is: 'busy', act, done, of }
    })
    if (outcome?.refused !== 'no-connection' || done > 0) await this.read()
    this.work.value = outcome
      ? { is: 'refused', act, why: outcome.refused, done }
      : { is: 'done', act, count: of }
    return !outcome
  }

  /** The keys that these lines need. The root key lives as long as what it is given to, and no longer. */
  async hands(
    lines: readonly Grant[],
    phrase: string | null,
  ): Promise<Hands | { readonly refused: PeopleRefusal }> {
    const { id, identity } = this.me
    if (!identity) return { refused: 'not-allowed' }
    const hands = { org: this.#deps.trust.org, deputy: { id, key: identity.signingKey }, root: null }
    if (!lines.some(needsRoot)) return hands
    if (phrase === null || phrase.trim() === '') return { refused: 'needs-phrase' }
    const ownFile = await this.ownFile('phrase')
    if ('refused' in ownFile) return ownFile
    const rootFile = await this.keyFile('root.age')
    if ('refused' in rootFile) return rootFile
    const root = await openRootKey(phrase, { ownFile, rootFile, rootKey: this.rootKey })
    return 'refused' in root ? root : { ...hands, root }
  }

  /** SE45: the own age identity, opened with the own key phrase. */
  async ageIdentity(phrase: string): Promise<{ identity: string } | { readonly refused: PeopleRefusal }> {
    if (phrase.trim() === '') return { refused: 'needs-phrase' }
    const ownFile = await this.ownFile('phrase')
    if ('refused' in ownFile) return ownFile
    const identity = await openOwnIdentity(phrase, ownFile)
    return identity === undefined ? { refused: 'wrong-phrase' } : { identity }
  }

  /** A sealed key file. */
  keyFile(name: string): Promise<Uint8Array<ArrayBuffer> | { readonly refused: ServerRefusal }> {
    return askKeyFile(this.#deps.server, name)
  }

  /** [SI72] The vault and training keys that the root ever named, of every year. */
  async keyLines(): Promise<readonly VaultGrant[] | { readonly refused: ServerRefusal }> {
    const answer = await askPeople(this.#deps.server)
    if ('refused' in answer) return answer
    const byRoot = answer.grants.filter(({ signer }) => signer === null)
    return readKeyLines(
      this.#trust(),
      byRoot.map(({ grant }) => grant),
    )
  }

  /** RKpub, as pinned. */
  get rootKey(): Trust['rootKey'] {
    return this.#deps.trust.rootKey
  }

  /** SE45: the own age file, under the key phrase or under a passkey; `expired` when there is none. */
  async ownFile(
    way: 'phrase' | 'passkey',
  ): Promise<Uint8Array<ArrayBuffer> | { readonly refused: ServerRefusal }> {
    const own = personCalled(this.here().everyone, this.me.id)
    return own ? this.keyFile(`age/${own.username}/${way}.age`) : { refused: 'not-allowed' }
  }

  #trust(): Trust {
    const froms = { grantsFrom: this.#grantsFrom, rootGrantsFrom: this.#rootGrantsFrom }
    return { ...this.#deps.trust, ...froms, now: this.#deps.now() }
  }

  here(): Extract<Seen, { is: 'here' }> {
    const seen = this.seen.peek()
    if (seen.is !== 'here') throw new Error('nobody was read yet')
    return seen
  }

  /** Since when the lines of deputies count, in milliseconds: as pinned, or as this page raised it. */
  get grantsFrom(): number {
    return this.#grantsFrom
  }

  /** What came of the last act was read. */
  forget(): void {
    if (this.work.peek().is !== 'busy') this.work.value = { is: 'idle' }
  }

  /** From now on only what was signed since counts in this page too. */
  raise({ grantsFrom, rootGrantsFrom }: Pick<TakeAwayRequest, 'grantsFrom' | 'rootGrantsFrom'>): void {
    this.#grantsFrom = Math.max(this.#grantsFrom, (grantsFrom ?? 0) * 1000)
    this.#rootGrantsFrom = Math.max(this.#rootGrantsFrom, (rootGrantsFrom ?? 0) * 1000)
  }

  /** One POST to the own server. */
  tell(path: string, body: object): Promise<Outcome> {
    return tell(this.#deps.server, path, body)
  }

  now(): number {
    return this.#deps.now()
  }

  async #linesOf(grants: readonly SignedGrant[]): Promise<ReadLines> {
    const trust = this.#trust()
    const written = JSON.stringify([grants, trust.grantsFrom, trust.rootGrantsFrom])
    const known = this.#read
    if (known?.written === written && trust.now - known.at < rereadAfter) return known.lines
    const lines = await readLines(trust, grants)
    this.#read = { written, at: trust.now, lines }
    return lines
  }

  async #judgeAll(invitations: readonly Invitation[]): Promise<ReadonlyMap<string, Verdict>> {
    const { id, identity } = this.me
    if (!identity) return new Map()
    const judged = { org: this.#deps.trust.org, id, deskSecret: identity.deskSecret }
    const answered = invitations.filter(({ answer }) => answer !== null)
    const verdicts = answered.map(async one => [one.id, await judge(judged, one)] as const)
    return new Map(await Promise.all(verdicts))
  }
}
