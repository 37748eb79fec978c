import { Chance } from '../evening/chance.ts'
import { Book, type Plan, planTalk } from './book.ts'
import { DeskPlayer } from './desk-player.ts'
import type { HelplineProcess } from './helpline-process.ts'
import type { Accepted } from './pages.ts'
import { VisitorPlayer } from './visitor-player.ts'

const turnEvery = 25
/** A page tries at the latest every ten seconds, and a dead line shows after thirty. */
const calmWithin = 60_000

/** So many visitors and so many counsellors, who talk with each other on their own until they are calmed. */
export class Party {
  readonly helpline: HelplineProcess
  readonly book = new Book()
  readonly visitors: VisitorPlayer[] = []
  readonly desks: DeskPlayer[] = []
  #timer: ReturnType<typeof setInterval> | undefined

  private constructor(helpline: HelplineProcess) {
    this.helpline = helpline
  }

  static async begins(
    helpline: HelplineProcess,
    seed: number,
    {
      visitors,
      desks,
      plan = planTalk,
    }: { visitors: number; desks: number; plan?: (chance: Chance) => Plan },
  ): Promise<Party> {
    const party = new Party(helpline)
    for (let number = 1; number <= desks; number++)
      party.desks.push(
        await DeskPlayer.sitsDown(helpline, party.book, new Chance(seed * 100 + number), number),
      )
    for (let number = 1; number <= visitors; number++)
      party.visitors.push(
        await VisitorPlayer.comes(helpline, party.book, {
          chance: new Chance(seed * 100 + 50 + number),
          number,
          plan,
        }),
      )
    party.#timer = setInterval(() => party.#turn(), turnEvery)
    return party
  }

  get players(): (VisitorPlayer | DeskPlayer)[] {
    return [...this.visitors, ...this.desks]
  }

  get accepted(): readonly Accepted[] {
    return this.players.flatMap(({ browser }) => browser.accepted)
  }

  /** Sealed messages as they went over the wire. */
  get sealed(): readonly object[] {
    return this.players.flatMap(({ browser }) => browser.sealed)
  }

  #turn(): void {
    for (const player of this.players) player.turn()
  }

  /** Nobody says or begins anything new; everyone who talks ends up having heard all. Says what does not come to rest. */
  async calms(within = calmWithin): Promise<void> {
    for (const player of this.players) player.isQuiet = true
    const until = Date.now() + within
    while (this.#unrest().length > 0) {
      if (Date.now() > until) {
        this.book.faults.push(...this.#unrest())
        break
      }
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    for (const [visitor, desk] of this.#pairs()) this.book.isCalm(visitor, desk)
  }

  /** Those who talk with each other now, by name. */
  #pairs(): [string, string][] {
    return this.visitors.flatMap(({ is, name }) => {
      const desk = this.book.otherOf(name) ?? this.desks.find(one => one.visitor === name)?.name
      const isWithThis = this.desks.some(one => one.name === desk && one.is === 'open')
      return is === 'talking' && desk !== undefined && isWithThis ? [[name, desk] as [string, string]] : []
    })
  }

  #unrest(): string[] {
    const pairs = this.#pairs()
    const unsettled = pairs.filter(([visitor, desk]) => !this.book.isSettled(visitor, desk))
    const restless = this.visitors.filter(
      ({ is, name }) =>
        is === 'meeting' || is === 'joining' || (is === 'talking' && !pairs.some(([one]) => one === name)),
    )
    return [
      ...unsettled.map(([visitor, desk]) => `${visitor} and ${desk} do not agree on what was said`),
      ...restless.map(
        ({ is, name }) => `${name} stays ${is} (desks: ${this.desks.map(desk => desk.is).join()})`,
      ),
    ]
  }

  closes(): void {
    clearInterval(this.#timer)
    for (const { page, browser } of this.visitors) {
      page.startAgain()
      browser.closes()
    }
    for (const { desk, browser } of this.desks) {
      desk.stop('elsewhere')
      browser.closes()
    }
  }
}
