import type { DeskFrame, ToDeskFrame } from '../src/protocol/desk-frames.ts'
import type { PublicStatus } from '../src/protocol/public-status.ts'
import type { VisitorFrame } from '../src/protocol/visitor-frames.ts'
import { TestHouse } from './open-house.ts'
import type { TestCounsellor, TestLine, TestVisitor } from './pages-in-node.ts'

type Board = TestLine<DeskFrame, ToDeskFrame>
export type EveningFrame = Extract<ToDeskFrame, { t: 'evening' }>

/** A house and everyone who came to it, so that all can be sent home after a test. */
export class OneEvening {
  readonly house: TestHouse
  readonly #present: { line: { cut(): void } }[] = []

  private constructor(house: TestHouse) {
    this.house = house
  }

  /** With the passwords of these people stretched already: on a busy machine that takes longer than a test may. */
  static async opens(...usernames: readonly string[]): Promise<OneEvening> {
    const house = await TestHouse.open()
    for (const username of usernames) await house.signsIn(username)
    return new OneEvening(house)
  }

  /** At the door, without a ticket. */
  async comes(): Promise<TestVisitor> {
    const visitor = await this.house.visitorArrives()
    this.#present.push(visitor)
    return visitor
  }

  /** With a ticket, asking for a place. */
  async arrives(asked: Partial<Omit<VisitorFrame & { t: 'join' }, 't'>> = {}): Promise<TestVisitor> {
    const visitor = await this.comes()
    await visitor.joins(asked)
    // Two tickets of one millisecond would be ordered by chance.
    this.house.clock.forward(5)
    return visitor
  }

  /** `later`: on a page that is loaded anew so many seconds after another. */
  async sitsDown(username: string, later = 0): Promise<TestCounsellor> {
    const counsellor = await this.house.counsellorSitsDown(username, later)
    this.#present.push(counsellor)
    return counsellor
  }

  async twoTalk(username = 'noor'): Promise<{ visitor: TestVisitor; counsellor: TestCounsellor }> {
    const two = await this.house.twoTalk(username)
    this.#present.push(two.visitor, two.counsellor)
    return two
  }

  /** The coordinator's live board. */
  async bramLeads(): Promise<Board> {
    const line = await this.house.coordinatorWatches('bram')
    this.#present.push({ line })
    return line
  }

  async later(milliseconds: number): Promise<void> {
    this.house.clock.forward(milliseconds)
    await this.house.house.sweep()
  }

  async status(): Promise<PublicStatus> {
    return (await (await fetch(`${this.house.url}/status.json`)).json()) as PublicStatus
  }

  /** Everybody goes, and what was decided is lifted. */
  async isOver(): Promise<void> {
    const bram = await this.bramLeads()
    bram.send({ t: 'as-planned' })
    bram.send({ t: 'cap', most: null })
    bram.send({ t: 'notice', text: null })
    await seesEvening(bram, ({ cap, notice, opening }) => cap === null && notice === null && opening.isOpen)
    await this.house.isLeftBy(this.#present)
  }
}

/** The next evening that looks like this; the house tells one at least every second. */
export async function seesEvening(
  board: Board,
  isIt: (evening: EveningFrame) => boolean = () => true,
): Promise<EveningFrame> {
  const deadline = Date.now() + 5_000
  while (Date.now() < deadline) {
    const evening = await board.hears('evening')
    if (isIt(evening)) return evening
  }
  throw new Error('the evening never looked so')
}

/** The next board that looks like this. */
export async function seesBoard(
  line: Board,
  isIt: (board: Extract<ToDeskFrame, { t: 'board' }>) => boolean,
): Promise<void> {
  while (!isIt(await line.hears('board')));
}

/** How often a visitor or a desk heard this kind so far, also what was read. */
export const heard = ({ line }: TestVisitor | TestCounsellor, kind: string) =>
  line.heard.filter(({ t }) => t === kind).length
