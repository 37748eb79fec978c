import { type Bytes, jsonBytes, toBase64url } from '../../src/crypto/bytes.ts'
import {
  type Epoch,
  firstEpoch,
  type Holder,
  makeConversationId,
  nextEpoch,
  type Reason,
} from '../../src/crypto/conversation-key.ts'
import { sealEnvelope } from '../../src/crypto/envelope.ts'
import { readHistory } from '../../src/crypto/history.ts'
import type { WireMessage } from '../../src/crypto/message-seal.ts'
import { makeResumeSecret, resumeKeys, sealResumeBlob } from '../../src/crypto/resume.ts'
import { openTalk, type Talk } from '../../src/crypto/talk.ts'
import { type AtDesk, atDesk, makeHelpline, must, now, org, place, text } from '../../src/crypto/test-cast.ts'
import { Chance } from '../evening/chance.ts'
import { type Outcome, type Play, shortened } from './outcome.ts'
import { watchSealing } from './watch-sealing.ts'

/** A counsellor with several page loads, each certified later than the one before (SE27). */
interface Cast {
  readonly noor: readonly AtDesk[]
  readonly els: readonly AtDesk[]
}

async function gather(): Promise<Cast> {
  const helpline = await makeHelpline()
  const [noor, els] = [await helpline.counsellor('noor', 'Noor'), await helpline.counsellor('els', 'Els')]
  const loads = [0, 60, 120, 180]
  return {
    noor: await Promise.all(loads.map(later => atDesk(helpline, noor, 2, later))),
    els: await Promise.all(loads.map(later => atDesk(helpline, els, 2, later))),
  }
}

/**
 * [SE14] Random lives of conversations: speaking, reloads of both pages, repair, return, transfer and colleague, with a
 * server that shows an old, short or shuffled history. Every key and nonce that ever sealed something is noted where
 * the browser seals; `times` of them, and none twice.
 */
export async function playNonces({ seed, times }: Play): Promise<Outcome> {
  const chance = new Chance(seed)
  const watch = watchSealing()
  const cast = await gather()
  let lives = 0
  try {
    for (; watch.pairs < times; lives++) await new Life(cast, chance).isLived(chance.whole(4, 25))
  } finally {
    watch.stops()
  }
  const faults = watch.repeated.map(pair => `sealed twice under key and nonce ${pair}`)
  if (watch.keys < lives) faults.push('fewer keys were seen than conversations: the watch is blind')
  return { figures: { lives, pairs: watch.pairs, keys: watch.keys }, faults: shortened(faults) }
}

/** One conversation, as the pages of everyone in it live through it. */
class Life {
  readonly #cast: Cast
  readonly #chance: Chance
  readonly #convId: Bytes = makeConversationId()
  #epochs: Epoch[] = []
  #kept: WireMessage[] = []
  #visitor: Talk | undefined
  #holders: Talk[] = []
  #isElse = false
  #load = 0
  #secret = makeResumeSecret()

  constructor(cast: Cast, chance: Chance) {
    this.#cast = cast
    this.#chance = chance
  }

  async isLived(steps: number): Promise<void> {
    const holders = [this.#counsellor()]
    this.#epochs = [must(await firstEpoch({ org, convId: this.#convId, holders }))]
    await this.#meets()
    const acts = [
      ...[
        () => this.#speaks(),
        () => this.#speaks(),
        () => this.#speaksAtOnce(),
        () => this.#visitorReloads(),
      ],
      ...[() => this.#deskOpensAgain(), () => this.#putsBy()],
      ...[() => this.#next('repair'), () => this.#next('back'), () => this.#next('transfer')],
      ...[() => this.#next('colleague'), () => this.#next('colleague-left')],
    ]
    for (let step = 0; step < steps; step++) await acts[this.#chance.whole(0, acts.length - 1)]?.()
  }

  get #epoch(): Epoch {
    const epoch = this.#epochs.at(-1)
    if (!epoch) throw new Error('there is no epoch yet')
    return epoch
  }

  #counsellor(): Holder {
    const { shift } =
      (this.#isElse ? this.#cast.els : this.#cast.noor)[this.#load] ?? this.#cast.noor[0] ?? never()
    return place(shift)
  }

  #colleague(): Holder {
    const { shift } = (this.#isElse ? this.#cast.noor : this.#cast.els)[this.#load] ?? never()
    return place(shift, 3)
  }

  /** The next epoch for this reason, where it fits; half of the times it is burned, and made once more. */
  async #next(reason: Reason): Promise<void> {
    const current = this.#epoch
    const [was, isElse] = [this.#load, this.#isElse]
    if (reason === 'back') this.#load = Math.min(this.#load + 1, 3)
    if (reason === 'transfer') this.#isElse = !this.#isElse
    const holders = reason === 'colleague' ? [this.#counsellor(), this.#colleague()] : [this.#counsellor()]
    const makes = () => nextEpoch({ org, previous: this.#epoch, current, reason, holders })
    for (let tries = this.#chance.whole(1, 2); tries > 0; tries--) {
      const made = await makes()
      if ('refused' in made) {
        this.#load = was
        this.#isElse = isElse
        return
      }
      this.#epochs.push(made)
      for (const holder of made.holders) await sealEnvelope(made, holder, this.#epochs.slice(0, -1))
    }
    await this.#meets()
  }

  /** Everyone opens the epoch, and every holder says hello. */
  async #meets(): Promise<void> {
    this.#kept = []
    this.#holders = await Promise.all(
      this.#epoch.holders.map(({ role }) => openTalk({ epoch: this.#epoch, me: role })),
    )
    this.#visitor = await this.#opensAsVisitor()
    await this.#greet(this.#holders)
  }

  async #greet(holders: readonly Talk[]): Promise<void> {
    for (const holder of holders) this.#keeps(await holder.hello(now))
    for (const message of this.#kept) await this.#visitor?.receive(message)
  }

  #opensAsVisitor(
    ledger?: Awaited<ReturnType<typeof readHistory>>['ledgers'] extends ReadonlyMap<number, infer L>
      ? L
      : never,
  ): Promise<Talk> {
    const before = this.#epochs.slice(0, -1).map(() => ({ 1: 0, 2: 0 }))
    return openTalk({ epoch: this.#epoch, me: 1, before, ...(ledger && { ledger }) })
  }

  #keeps(sealed: WireMessage | { refused: string }): void {
    if (!('refused' in sealed)) this.#kept.push(sealed)
  }

  async #speaks(): Promise<void> {
    const talk = this.#chance.happens(0.5)
      ? this.#visitor
      : this.#holders[this.#chance.whole(0, this.#holders.length - 1)]
    if (talk) this.#keeps(await talk.seal(text('woord'), now))
  }

  async #speaksAtOnce(): Promise<void> {
    const everyone = [this.#visitor, this.#visitor, ...this.#holders, this.#visitor, ...this.#holders]
    const sealed = await Promise.all(everyone.map(async talk => talk?.seal(text('tegelijk'), now)))
    for (const one of sealed) if (one) this.#keeps(one)
  }

  /** The server shows of the history what it likes: all, a beginning, another order, or nothing. */
  async #visitorReloads(): Promise<void> {
    const shown = this.#kept.filter(() => this.#chance.happens(0.8))
    if (this.#chance.happens(0.3)) shown.reverse()
    const { ledgers } = await readHistory(this.#epochs, this.#chance.happens(0.2) ? [] : shown)
    this.#visitor = await this.#opensAsVisitor(ledgers.get(this.#epoch.e))
    if (!this.#visitor.isGreetedByAll) await this.#greet([])
  }

  async #deskOpensAgain(): Promise<void> {
    this.#holders = await Promise.all(this.#holders.map(({ me }) => openTalk({ epoch: this.#epoch, me })))
    for (const holder of this.#holders) this.#keeps(await holder.hello(now))
  }

  /** The page puts its keys by for a reload; a hostile server keeps every blob, so each must be sealed anew. */
  async #putsBy(): Promise<void> {
    if (this.#chance.happens(0.4)) this.#secret = makeResumeSecret()
    const keys = must(await resumeKeys(this.#secret.slice()))
    const content = jsonBytes({ epochs: this.#epochs.map(({ e, key }) => [e, toBase64url(key)]) })
    for (let times = 0; times < 2; times++) await sealResumeBlob(keys, content)
  }
}

function never(): never {
  throw new Error('there are four page loads')
}
