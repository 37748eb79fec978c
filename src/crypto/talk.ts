import { type Bytes, checkedBytes, equalBytes, randomBytes, toBase64url } from './bytes.ts'
import type { Epoch, EpochKey, Role } from './conversation-key.ts'
import type { SecretKey } from './derive.ts'
import { Ledger } from './ledger.ts'
import { type Content, type Counts, maySay, readContent, type Saying } from './message-content.ts'
import {
  isWireMessage,
  messageKey,
  mostMessagesPerPage,
  openMessage,
  type Plain,
  sealMessage,
  type WireMessage,
} from './message-seal.ts'
import { isRefused, type Refused, refuse, type SealRefusal } from './seal-refusal.ts'

/**
 * A message that was accepted. `ack` is how much of each other role its sender had read; `atMinutes` is the sender's
 * clock, in minutes since 1970.
 */
export type Received = {
  role: Role
  content: Content
  n: number
  ack: Counts
  atMinutes: number
  before?: Counts[]
}

export type TalkStart = {
  epoch: Epoch
  me: Role
  /** SE19: the visitor's page gives the final counts of epochs 0 … e-1. */
  before?: readonly Counts[]
  /** SE18: after a reload, the ledger of this epoch as the history reader left it. */
  ledger?: Ledger
}

/**
 * One epoch as one page speaks and hears it: the sender (SE14-SE16) and the strict live receiver (SE17), which share
 * their counts. Both work strictly in the order of the calls. A talk has a `sid` of its own, so two talks never seal
 * under one key, even when a page opens one twice by mistake.
 */
export class Talk {
  readonly me: Role
  readonly #rules: { e: number; ctx: Bytes; roles: readonly Role[] }
  readonly #before: readonly Counts[]
  readonly #ledger: Ledger
  readonly #sid = randomBytes(16)
  readonly #peerKeys = new Map<string, SecretKey>()
  #epoch: EpochKey | undefined
  #ownKey: SecretKey | undefined
  #q = 0
  #sealing: Promise<unknown> = Promise.resolve()
  #receiving: Promise<unknown> = Promise.resolve()

  /** Use `openTalk`. */
  constructor({ epoch, me, before = [], ledger = new Ledger() }: TalkStart) {
    const roles: Role[] = [1, ...epoch.holders.map(({ role }) => role)]
    if (!roles.includes(me)) throw new Error('only a holder or the visitor talks in an epoch')
    if (me === 1 && before.length !== epoch.e) throw new Error('the counts of every earlier epoch are needed')
    const { convId, e, ctx, key } = epoch
    this.me = me
    this.#epoch = { convId, e, ctx, key: key.slice() }
    this.#rules = { e, ctx, roles }
    this.#before = before
    this.#ledger = ledger
  }

  /** For `openTalk`: derives this page's own key, so that sealing needs no wait for it. */
  async prepare(): Promise<this> {
    if (this.#epoch) this.#ownKey = await messageKey(this.#epoch, this.me, this.#sid)
    return this
  }

  /** Highest n per role of this epoch, mine included: final once the epoch is over (SE19). */
  counts(): Counts {
    return this.#ledger.counts(this.#rules.roles)
  }

  /** SE12: every holder has said hello: only then may anything of the person be sent. */
  get isGreetedByAll(): boolean {
    return this.#rules.roles.every(role => role === 1 || this.#ledger.isGreetedBy(role))
  }

  /** SE34: somebody closed the conversation with a sealed `close`. */
  get isClosed(): boolean {
    return this.#ledger.isClosed
  }

  /** SE12: a holder's first word, with its own ctx_e. `now` in milliseconds. */
  hello(now: number): Promise<WireMessage | Refused> {
    return this.#seal({ k: 'hello', ctx: toBase64url(this.#rules.ctx) }, now)
  }

  /** SE34: the sealed end, with the counts of all roles. */
  close(now: number): Promise<WireMessage | Refused> {
    const counts = { ...this.counts(), [this.me]: this.#ledger.count(this.me) + 1 }
    return this.#seal({ k: 'close', counts }, now)
  }

  /**
   * SE15: seals one message, once; resending repeats these very bytes. `now` in milliseconds; only the minute is
   * told. Refusals: content-not-allowed; kind-not-allowed; hello-missing (SE12); already-closed; too-many-messages;
   * forgotten. After a refusal nothing was counted.
   */
  seal(saying: Saying, now: number): Promise<WireMessage | Refused> {
    return this.#seal(saying, now)
  }

  #seal(content: Content, now: number): Promise<WireMessage | Refused> {
    const refused = this.#whyNotSay(content)
    if (refused) return Promise.resolve(refuse(refused))
    const { me } = this
    const q = this.#q
    const plain: Plain = {
      content,
      n: this.#ledger.count(me) + 1,
      ack: this.#ledger.counts(this.#rules.roles.filter(role => role !== me)),
      ts: Math.floor(now / 60_000),
      ...(me === 1 &&
        this.#before.length > 0 &&
        this.#ledger.count(me) === 0 && { before: [...this.#before] }),
    }
    // Numbered before the first wait, so that two calls can never share a nonce.
    this.#q += 1
    this.#ledger.enter({ ...plain, role: me, sid: toBase64url(this.#sid), q })
    const sealed = this.#sealing.then(() => this.#sealNumbered(plain, q))
    this.#sealing = sealed
    return sealed
  }

  async #sealNumbered(plain: Plain, q: number): Promise<WireMessage | Refused> {
    if (!this.#ownKey || !this.#epoch) return refuse('forgotten')
    const { convId, e } = this.#epoch
    return sealMessage(this.#ownKey, { convId, e, role: this.me, sid: this.#sid, q }, plain)
  }

  #whyNotSay(content: Content): SealRefusal | undefined {
    if (!this.#ownKey) return 'forgotten'
    if (!readContent(content)) return 'content-not-allowed'
    const { me } = this
    const ledger = this.#ledger
    if (!maySay(me, content.k)) return 'kind-not-allowed'
    const isFirstOfHolder = me !== 1 && ledger.count(me) === 0
    if (isFirstOfHolder !== (content.k === 'hello')) return isFirstOfHolder ? 'hello-missing' : 'hello-wrong'
    if (me === 1 && !this.isGreetedByAll && content.k !== 'close') return 'hello-missing'
    if (content.k === 'keep' && !ledger.isClosed) return 'kind-not-allowed'
    if (ledger.isClosed && content.k !== 'keep' && content.k !== 'close') return 'already-closed'
    return this.#q < mostMessagesPerPage ? undefined : 'too-many-messages'
  }

  /**
   * SE17: the strict live receiver. Takes what came from the wire, in the server's order and without what came
   * before (SE15). A refusal changes nothing: the same message may be asked for and given again.
   */
  receive(wire: unknown): Promise<Received | Refused> {
    const received = this.#receiving.then(() => this.#receiveNext(wire))
    this.#receiving = received.catch(() => undefined)
    return received
  }

  async #receiveNext(wire: unknown): Promise<Received | Refused> {
    if (!this.#epoch) return refuse('forgotten')
    if (!isWireMessage(wire)) return refuse('malformed')
    const refusedHeader = this.#headerRefusal(this.#epoch, wire)
    if (refusedHeader) return refuse(refusedHeader)
    const { r: role, s: sid, q } = wire
    const page = `${role}.${sid}`
    const { convId } = this.#epoch
    const key = this.#peerKeys.get(page) ?? (await messageKey(this.#epoch, role, checkedBytes(sid)))
    const plain = await openMessage(key, convId, wire)
    if (isRefused(plain)) return plain
    if (!this.#epoch) return refuse('forgotten')
    const message = { ...plain, role, sid, q }
    const refused = this.#ledger.refusalOf(message, this.#rules, this.me)
    if (refused) return refuse(refused)
    this.#ledger.enter(message)
    this.#peerKeys.set(page, key)
    const { content, n, ack, ts: atMinutes, before } = plain
    return { role, content, n, ack, atMinutes, ...(before && { before }) }
  }

  #headerRefusal({ convId }: EpochKey, { c, e, r }: WireMessage): SealRefusal | undefined {
    if (!equalBytes(checkedBytes(c), convId)) return 'other-conversation'
    if (r === this.me) return 'own-role'
    if (!this.#rules.roles.includes(r)) return 'not-a-holder'
    return e === this.#rules.e ? undefined : 'other-epoch'
  }

  /** 4.1: destroys every key of this talk: it seals and opens nothing any more. */
  forget(): void {
    this.#epoch?.key.fill(0)
    this.#epoch = undefined
    this.#ownKey = undefined
    this.#peerKeys.clear()
  }
}

/** Opens an epoch for speaking and hearing. Throws when `me` has no place in it or `before` is not e counts long. */
export async function openTalk(start: TalkStart): Promise<Talk> {
  return new Talk(start).prepare()
}
