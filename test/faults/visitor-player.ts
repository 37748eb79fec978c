import { effect } from '@preact/signals'
import type { VisitorConversation } from '../../src/web/visitor/visitor-conversation.ts'
import type { Chance } from '../evening/chance.ts'
import { type Book, type Plan, textBy } from './book.ts'
import type { HelplineProcess } from './helpline-process.ts'
import { Browser } from './pages.ts'

/** How long a page may wait for "erased" after its end, before its person goes on. */
const patience = 5_000

/** Who plays, and how talks are planned. */
interface Casting {
  readonly chance: Chance
  readonly number: number
  readonly plan: (chance: Chance) => Plan
}

/** A person at the visitor's page, who talks again and again. What they may do now is done at every `turn`. */
export class VisitorPlayer {
  readonly browser: Browser
  readonly page: VisitorConversation
  readonly #book: Book
  readonly #chance: Chance
  readonly #number: number
  readonly #plan: Casting['plan']
  #talks = 0
  #endedAt = 0
  #cameBackAt = 0
  /** Nothing new is begun or said. */
  isQuiet = false
  /** What the door said no to. */
  readonly notLetIn: string[] = []

  private constructor(browser: Browser, book: Book, { chance, number, plan }: Casting) {
    this.browser = browser
    this.page = browser.visitorPage()
    this.#book = book
    this.#chance = chance
    this.#number = number
    this.#plan = plan
    effect(() => this.#book.notes(this.name, this.page.lines.value))
  }

  static async comes(helpline: HelplineProcess, book: Book, casting: Casting): Promise<VisitorPlayer> {
    return new VisitorPlayer(await Browser.opens(helpline), book, casting)
  }

  /** Of the talk that goes on, or the one before the next. */
  get name(): string {
    return `V${this.#number}.${this.#talks}`
  }

  get is(): string {
    return this.page.state.value.is
  }

  turn(): void {
    const { page } = this
    switch (page.state.value.is) {
      case 'before':
      case 'left-queue':
        this.#begin()
        break
      case 'ended':
        this.#goOn()
        break
      case 'not-let-in':
        this.#beRefused()
        break
      case 'passed-over':
        this.#comeBack()
        break
      case 'stopped':
        this.#beStopped()
        break
      case 'talking':
        if (!this.isQuiet) this.#talk()
    }
  }

  #begin(): void {
    if (this.isQuiet) return
    this.#talks += 1
    this.#book.begins(this.name, this.#plan(this.#chance))
    this.page.answers.nickname.value = this.name
    this.page.firstText.value = ''
    this.page.join()
  }

  #goOn(): void {
    this.#endedAt ||= Date.now()
    const isErased = this.page.connection.value.is === 'stopped'
    if (this.isQuiet || (!isErased && Date.now() - this.#endedAt < patience)) return
    this.#endedAt = 0
    this.page.startAgain()
  }

  #beRefused(): void {
    const state = this.page.state.value
    if (state.is === 'not-let-in') this.notLetIn.push(state.why)
    this.page.startAgain()
  }

  #comeBack(): void {
    if (Date.now() - this.#cameBackAt < 1_000) return
    this.#cameBackAt = Date.now()
    this.page.comeBack()
  }

  #beStopped(): void {
    const state = this.page.state.value
    if (state.is === 'stopped') this.#book.faults.push(`the page of ${this.name} stopped: ${state.why}`)
    this.page.startAgain()
  }

  #talk(): void {
    const plan = this.#book.planOf(this.name)
    const { said } = this.#book.sideOf(this.name)
    if (!plan) return
    if (said.length < plan.many && this.#chance.happens(0.12))
      this.page.say(textBy(this.name, said.length + 1, this.#chance))
    if (plan.closer !== 'visitor') return
    if (plan.isRough ? this.#chance.happens(0.01) : isDone(this.#book, this.name)) this.page.stop()
  }
}

/** Whether both said all they wanted and heard it all; from then on nothing of it may be missing. */
export function isDone(book: Book, visitor: string): boolean {
  const plan = book.planOf(visitor)
  const desk = book.otherOf(visitor)
  if (!plan || desk === undefined || book.otherOf(desk) !== visitor) return false
  const hasSaid = [visitor, desk].every(name => book.sideOf(name).said.length >= plan.many)
  if (!hasSaid || !book.isSettled(visitor, desk)) return false
  book.isCalm(visitor, desk)
  return true
}
