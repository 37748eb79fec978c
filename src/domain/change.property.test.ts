import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Change,
  type ChangeReason,
  changeReasons,
  comeBackAs,
  type GoingOn,
  goesOn,
  moveOn,
  ringColleague,
  takeChange,
} from './change.ts'
import { type Conversation, comeBack, greet, handOver, loseSight, take } from './conversation.ts'
import { standardLimits as limits } from './limits.ts'
import { dropChange, greetChange, handOverChange, isChangeDue, withoutColleague } from './next-epoch.ts'
import { freshWaiting, ring } from './queue.ts'
import { isRefused, type Refused } from './refusal.ts'

/** A conversation and what is under way beside it, as a server keeps both. */
interface Stand {
  readonly conversation: Conversation
  readonly change: Change | undefined
}
type Act = (stand: Stand, now: number) => Stand | Refused

const began = 1_700_000_000_000
const colleagues = ['farid', 'els'] as const
const colleague = fc.constantFrom(...colleagues)
const voice = fc.constantFrom('counsellor', 'colleague', 'counsellor')
const reason = fc.constantFrom(...changeReasons)
const named = (name: string, does: Act) => ({ name, does })

function changed({ conversation }: Stand, change: Change | Refused): Stand | Refused {
  return isRefused(change) ? change : { conversation, change }
}

function undone({ conversation, change }: Stand): Stand {
  return { conversation: change ? dropChange(conversation, change) : conversation, change: undefined }
}

const rings = fc
  .tuple(fc.constantFrom('transfer', 'colleague'), colleague)
  .map(([as, counsellor]) =>
    named(`calls ${counsellor} ${as}`, (s, now) =>
      changed(
        s,
        ringColleague(s.conversation, s.change, { reason: as, counsellor, offer: 'o' }, now, limits),
      ),
    ),
  )
const takes = colleague.map(counsellor =>
  named(`${counsellor} takes`, (s, now) =>
    s.change
      ? changed(s, takeChange(s.change, 'o', { counsellor, take: `${counsellor} ${now}` }, now, limits))
      : { refused: 'expired' },
  ),
)
const comes = fc.constant(
  named('comes back anew', (s, now) => {
    const came = comeBackAs(s.conversation, s.change, { counsellor: holder(s), take: `${now}` }, now, limits)
    return isRefused(came) ? came : { ...undone(s), change: came }
  }),
)
const movesOn = colleague.map(counsellor =>
  named(`${counsellor} comes alone`, (s, now) =>
    changed(s, moveOn(s.conversation, s.change, { counsellor, take: `${counsellor} ${now}` }, now, limits)),
  ),
)
/** Mostly what an honest page would do: the next epoch, for the reason that was asked about. */
const hands = fc
  .tuple(reason, fc.constantFrom(1, 1, 1, 0, -1), voice, fc.boolean())
  .map(([why, step, to, isHonest]) =>
    named(`hands over ${why} +${step} to ${to}`, (s, now) => {
      const { conversation, change } = s
      const used = goesOn(conversation) ? conversation.usedEpoch : 0
      const epoch = change?.stage === 'handed-over' && isHonest ? change.epoch : used + step
      const asked = change && change.stage !== 'ringing' && isHonest ? change.reason : why
      const along = goesOn(conversation) && conversation.colleague !== null
      const isForTwo = asked === 'colleague' || (along && (asked === 'transfer' || asked === 'repair'))
      const key = { reason: asked, epoch, to, holders: isForTwo ? 2 : 1 }
      return changed(s, handOverChange(conversation, change, key, now, limits))
    }),
  )
const hellos = fc.tuple(voice, fc.boolean()).map(([who, isHonest]) =>
  named(`${who} says hello`, ({ conversation, change }, now) => {
    const epoch = change?.stage === 'handed-over' && isHonest ? change.epoch : 1
    const next = greetChange(conversation, change, { voice: who, epoch }, now)
    return isRefused(next) ? next : { conversation: next.conversation, change: next.change ?? undefined }
  }),
)
const speaker = fc.constantFrom('visitor', 'counsellor')
const others = fc.oneof(
  speaker.map(who =>
    named(`${who} is lost`, (s, now) => ({
      ...s,
      conversation: loseSight(s.conversation, who, now, limits),
    })),
  ),
  speaker.map(who => named(`${who} is back`, s => ({ ...s, conversation: comeBack(s.conversation, who) }))),
  fc.constant(named('a no', s => undone(s))),
  fc.constant(named('clock', (s, now) => (s.change && isChangeDue(s.change, now) ? undone(s) : s))),
  fc.constant(
    named('the colleague goes', s => {
      const alone = withoutColleague(s.conversation)
      return isRefused(alone) ? alone : { ...s, conversation: alone }
    }),
  ),
)
const act = fc.oneof(
  { weight: 3, arbitrary: rings },
  { weight: 3, arbitrary: takes },
  { weight: 1, arbitrary: comes },
  { weight: 1, arbitrary: movesOn },
  { weight: 6, arbitrary: hands },
  { weight: 6, arbitrary: hellos },
  { weight: 2, arbitrary: others },
)
const evening = fc.array(fc.tuple(act, fc.integer({ min: 0, max: 15_000 })), {
  minLength: 20,
  maxLength: 80,
  size: 'max',
})

function holder({ conversation }: Stand): string {
  return 'counsellor' in conversation ? conversation.counsellor : 'noor'
}

function begin(): Stand {
  const wish = { language: 'nl', wanted: 'medical', typesSlowly: false } as const
  const place = freshWaiting({ conversation: 'visitor', ticketAt: began - 1, epoch: 0 }, wish)
  const taken = take(
    ring(place, 'noor', 'o', began, limits),
    { counsellor: 'noor', take: 'page' },
    began,
    limits,
  )
  const keyed = handOver(taken, 0, began, limits)
  const open = isRefused(keyed) ? keyed : greet(keyed, began, limits)
  if (isRefused(open)) throw new Error(open.refused)
  return { conversation: open, change: undefined }
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

interface Step {
  readonly name: string
  readonly before: Stand
  readonly after: Stand
}

/** Lives through acts in order. Frozen inputs make a hidden change throw; a refusal changes nothing. */
function live(acts: readonly (readonly [ReturnType<typeof named>, number])[]): Step[] {
  let stand = begin()
  let now = began
  const steps: Step[] = []
  for (const [{ name, does }, later] of acts) {
    now += later
    const before = frozen(stand)
    const answer = does(before, now)
    if (isRefused(answer)) continue
    steps.push({ name, before, after: answer })
    stand = answer
  }
  return steps
}

function goingOn({ conversation }: Stand): GoingOn {
  if (!goesOn(conversation)) throw new Error(`a change ended the conversation: ${conversation.state}`)
  return conversation
}

/** The reason for which this step put the conversation into other hands, or a new epoch. */
function completed({ before, after }: Step): ChangeReason | undefined {
  return goingOn(before).epoch === goingOn(after).epoch ? undefined : before.change?.reason
}

test('[CH3] [CH4] whatever is tried, a change ends no conversation, and it has one counsellor and one colleague at most', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(evening, acts => {
      for (const step of live(acts)) {
        const [before, after] = [goingOn(step.before), goingOn(step.after)]
        const why = completed(step)
        if (why) seen.add(why)
        if (!why) expect([after.counsellor, after.take]).toEqual([before.counsellor, before.take])
        expect(after.colleague?.counsellor).not.toBe(after.counsellor)
        expect({ ...after, ...unheld }).toEqual({ ...before, ...unheld })
      }
    }),
    { numRuns: 1500 },
  )
  // Evenings in which nothing changes hands would prove nothing.
  expect([...seen].sort()).toEqual([...changeReasons].sort())
})

/** What a change, or a page out of sight, may touch. */
const unheld = {
  ...{ state: 0, counsellor: 0, take: 0, epoch: 0, usedEpoch: 0, colleague: 0, missing: 0, until: 0 },
}

test('[CH3] [CH4] epochs only rise, and one whose key was handed over never comes again', () => {
  let burned = 0
  fc.assert(
    fc.property(evening, acts => {
      const handed = new Set<number>([0])
      for (const { before, after } of live(acts)) {
        const [was, is] = [goingOn(before), goingOn(after)]
        expect(is.epoch).toBeGreaterThanOrEqual(was.epoch)
        expect(is.usedEpoch).toBeGreaterThanOrEqual(Math.max(was.usedEpoch, is.epoch))
        if (is.usedEpoch > is.epoch && is.usedEpoch > was.usedEpoch) burned += 1
        const { change } = after
        if (change?.stage !== 'handed-over' || before.change?.stage === 'handed-over') continue
        expect(handed.has(change.epoch)).toBe(false)
        expect(change.epoch).toBeGreaterThan(Math.max(...handed))
        handed.add(change.epoch)
      }
    }),
    { numRuns: 1000 },
  )
  expect(burned).toBeGreaterThan(50)
})

test('[CH2] nobody ever holds a key whom neither the counsellor called nor the visitor asked for', () => {
  fc.assert(
    fc.property(evening, acts => {
      const welcome = new Set(['noor'])
      for (const step of live(acts)) {
        const comer = step.after.change?.stage === 'asked' ? step.after.change.comer.counsellor : undefined
        if (comer) welcome.add(comer)
        const { counsellor, colleague: along } = goingOn(step.after)
        expect(welcome).toContain(counsellor)
        if (along) expect(welcome).toContain(along.counsellor)
      }
    }),
  )
})
