import { effect } from '@preact/signals'
import type { Desk } from '../../src/web/desk/desk.ts'
import type { DeskConversation } from '../../src/web/desk/desk-conversation.ts'
import type { DeskView } from '../../src/web/desk/desk-view.ts'
import type { Chance } from '../evening/chance.ts'
import { type Book, textBy } from './book.ts'
import type { HelplineProcess } from './helpline-process.ts'
import { Browser } from './pages.ts'
import type { Seated } from './staff.ts'
import { isDone } from './visitor-player.ts'

/** A counsellor at the desk, who takes whoever is offered. What may be done now is done at every `turn`. */
export class DeskPlayer {
  readonly browser: Browser
  readonly desk: Desk
  readonly seated: Seated
  readonly #book: Book
  readonly #chance: Chance
  readonly #number: number
  #talks = 0
  #conversation: DeskConversation | null = null
  #saidReadyAt = 0
  /** Nothing new is taken or said. */
  isQuiet = false
  readonly ends: string[] = []

  private constructor(browser: Browser, seated: Seated, book: Book, chance: Chance, number: number) {
    this.browser = browser
    this.seated = seated
    this.desk = browser.desk(seated)
    this.#book = book
    this.#chance = chance
    this.#number = number
    effect(() => this.#follow())
  }

  static async sitsDown(
    helpline: HelplineProcess,
    book: Book,
    chance: Chance,
    number: number,
  ): Promise<DeskPlayer> {
    const seated = await helpline.staff.sitsDown(helpline.url, `balie${number}`)
    return new DeskPlayer(await Browser.opens(helpline, seated.cookie), seated, book, chance, number)
  }

  get name(): string {
    return `D${this.#number}.${this.#talks}`
  }

  /** The visitor as this desk knows it: the name in the intake. */
  get visitor(): string | undefined {
    return this.desk.conversation?.intake.value?.nickname
  }

  get is(): string {
    const view = this.desk.view.value
    return view.at === 'conversation' ? view.conversation.stage.value : view.at
  }

  #follow(): void {
    const view = this.desk.view.value
    const conversation = view.at === 'conversation' ? view.conversation : null
    if (conversation && conversation !== this.#conversation) this.#talks += 1
    this.#conversation = conversation
    if (!conversation) return
    this.#book.notes(this.name, conversation.lines.value)
    if (conversation.isDamaged.value) this.#book.faults.push(`${this.name} cannot read its talk any more`)
    const { end } = conversation.ending
    if (end.value) this.ends.push(end.value)
  }

  turn(): void {
    const view = this.desk.view.value
    switch (view.at) {
      case 'duty':
        this.#wait()
        break
      case 'conversation':
        this.#turnIn(view.conversation)
        break
      case 'taking':
        break
      default:
        this.#complain(view)
    }
  }

  /** With an honest server and a page that stays, a desk never gets here. */
  #complain(view: DeskView): void {
    const why = view.at === 'stopped' ? `: ${view.why}` : ''
    this.#book.faults.push(`the desk of ${this.name} is ${view.at}${why}`)
    this.desk.ready()
  }

  #wait(): void {
    if (this.isQuiet || this.desk.state.value.is !== 'connected') return
    if (this.desk.offer.value) this.desk.take()
    const status = this.desk.status.value
    if (status !== 'away' && status !== 'rounding-off') return
    if (Date.now() - this.#saidReadyAt < 500) return
    this.#saidReadyAt = Date.now()
    this.desk.ready()
  }

  #turnIn(conversation: DeskConversation): void {
    if (this.isQuiet) return
    const stage = conversation.stage.value
    if (stage === 'ended') this.desk.ready()
    if (stage === 'open') this.#talk(conversation)
  }

  #talk(conversation: DeskConversation): void {
    const { visitor } = this
    const plan = this.#book.planOf(visitor)
    const { said } = this.#book.sideOf(this.name)
    if (!plan || visitor === undefined) return
    if (said.length < plan.many && this.#chance.happens(0.12))
      conversation.say(textBy(this.name, said.length + 1, this.#chance))
    if (plan.closer !== 'desk') return
    const isNow = plan.isRough ? this.#chance.happens(0.01) : isDone(this.#book, visitor)
    if (isNow) void conversation.roundOff()
  }
}
