import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import {
  type AtDesk,
  arrive,
  closeDesks,
  closingForm,
  good,
  hire,
  opens,
  reads,
  tells,
  Visitor,
} from '../../../test/desk-in-node.ts'
import type { ClosingDraft } from '../../domain/registration.ts'
import type { ClosingForm } from '../../protocol/registration.ts'
import type { Closing } from './closing.ts'
import { prefill, withTheme } from './prefill.ts'
import { PrivateNote } from './private-note.ts'
import { texts } from './texts-closing.ts'

const noor = await hire('noor', 'Noor')
const quickly = { interval: 5, timeout: 3_000 }
const until = (see: () => void) => vi.waitFor(see, quickly)

afterEach(closeDesks)

/** Counts what somebody presses to fill in a form. */
class Hands {
  presses = 0
  readonly #at: AtDesk
  readonly #closing: Closing

  constructor(at: AtDesk, closing: Closing) {
    this.#at = at
    this.#closing = closing
  }

  picks(type: NonNullable<ClosingDraft['type']>): void {
    this.presses += 1
    this.#closing.pick(type)
  }

  fills(part: Partial<ClosingDraft>): void {
    this.presses += 1
    this.#closing.fill(part)
  }

  async saves(): Promise<void> {
    this.presses += 1
    await this.#at.desk.after.file(this.#closing)
  }
}

/**
 * How long a person who never saw the form before is busy with it: every word of it read once, at 230 words a minute,
 * and for each press the thinking (1.35 s), the way there (1.1 s) and the press (0.2 s) of the keystroke-level model
 * (Card, Moran and Newell, 1980).
 */
function secondsFor(presses: number): number {
  const { themes }: ClosingForm = JSON.parse(readFileSync('site/clbchat/closing.json', 'utf8'))
  const { types, typeHints, who, ages, genders, provinces, schoolLevels, actions, referrals, followUps } =
    texts
  const lists = [
    types,
    typeHints,
    who,
    ages,
    genders,
    provinces,
    schoolLevels,
    actions,
    referrals,
    followUps('Het eigen CLB'),
  ]
  const shown = [...lists.flatMap(list => Object.values(list)), ...themes.map(({ label }) => label)]
  const words = shown.join(' ').split(/\s+/).length
  return (words / 230) * 60 + presses * (1.35 + 1.1 + 0.2)
}

/** Noor and Vosje talked, and it is over. */
async function ends(at: AtDesk, by: 'visitor' | 'quick-exit' = 'quick-exit'): Promise<Closing> {
  const visitor = new Visitor()
  await opens(at, visitor)
  good(at.desk.conversation).notes.value = new PrivateNote('kunstschool')
  tells(at.wire, { t: 'ended', c: visitor.id, by }, { t: 'status', status: 'rounding-off', left: 300_000 })
  await until(() => expect(at.desk.conversation?.stage.value).toBe('ended'))
  return good(at.desk.conversation?.closing)
}

test('[DK51] a full form is done in at most twelve presses, because what Vosje told is there already', async () => {
  const at = await arrive(noor)
  const closing = await ends(at)
  expect(closing.draft.value).toMatchObject({ who: 'pupil', ageBand: '14-15' })
  const hands = new Hands(at, closing)
  hands.picks('conversation')
  hands.fills({ themes: ['thuis-gezin'] })
  hands.fills({ isHeavy: false })
  hands.fills({ riskLevel: 'D' })
  hands.fills({ riskActions: ['asked-directly'] })
  hands.fills({ gender: 'v' })
  hands.fills({ schoolLevel: 'secondary-2' })
  hands.fills({ province: 'limburg' })
  hands.fills({ referredTo: ['awel'] })
  hands.fills({ followUp: 'takes-step' })
  await hands.saves()
  expect(hands.presses).toBeLessThanOrEqual(12)
  expect(secondsFor(hands.presses)).toBeLessThanOrEqual(90)
  expect(closing.filing.value).toEqual({ is: 'filed' })
  const [filed] = [...at.filed.values()]
  expect(filed).toMatchObject({ answers: { themes: ['thuis-gezin'], who: 'pupil', ageBand: '14-15' } })
})

test('[RG1] [DK51] what was no talk is closed by one press, which asks nothing', async () => {
  const at = await arrive(noor)
  const closing = await ends(at)
  closing.pick('click')
  await at.desk.after.file(closing)
  expect([...at.filed.values()]).toMatchObject([{ answers: { type: 'click' } }])
  expect(at.kept.size).toBe(0)
})

test('[RG10] [SE25] what was filled in and the notes survive a reload after the end, until it is filed', async () => {
  const at = await arrive(noor)
  const closing = await ends(at, 'visitor')
  closing.pick('conversation')
  closing.fill({ themes: ['pesten'], province: 'limburg' })
  at.desk.ready()
  await until(() => expect(at.desk.closings.unfiled.value).toHaveLength(1))
  at.desk.stop('signed-out')
  const anew = await arrive(noor, null, at.kept)
  await until(() => expect(anew.desk.closings.unfiled.value).toHaveLength(1))
  const found = good(anew.desk.closings.unfiled.value[0])
  expect(found.draft.value).toMatchObject({ type: 'conversation', themes: ['pesten'], province: 'limburg' })
  expect([found.notes.value.read(), found.name.value]).toEqual(['kunstschool', 'Vosje'])
  anew.desk.after.open(found)
  found.fill({ isHeavy: true })
  await anew.desk.after.file(found)
  expect(anew.kept.size).toBe(0)
  expect(anew.desk.closings.unfiled.value).toEqual([])
  expect([...anew.filed.keys()]).toEqual([closing.kept.id])
})

test('[RG2] what is missing is named, nothing is sent, and it goes away as it is chosen', async () => {
  const at = await arrive(noor)
  const closing = await ends(at)
  closing.pick('conversation')
  await at.desk.after.file(closing)
  expect(closing.missing.value).toEqual(['themes', 'heavy'])
  closing.fill({ themes: ['pesten'] })
  expect(closing.missing.value).toEqual(['heavy'])
  expect(at.filed.size).toBe(0)
})

test('[RG8] after a heavy talk there is time to breathe at once; "pauze hierna" is kept to as well', async () => {
  const at = await arrive(noor)
  const closing = await ends(at)
  closing.pick('conversation')
  closing.fill({ themes: ['pesten'], isHeavy: true })
  await at.desk.after.file(closing)
  await reads(at.wire, 'breathe')
  expect(at.desk.view.value).toEqual({ at: 'duty' })
  tells(at.wire, { t: 'status', status: 'free' })
  const next = await ends(at)
  at.desk.rhythm.isPauseNext.value = true
  next.pick('silent')
  await at.desk.after.file(next)
  expect(await reads(at.wire, 'pause')).toEqual({ t: 'pause', minutes: null })
})

test('[RG4] without connection nothing is lost: the same row is filed at the next try', async () => {
  const at = await arrive(noor)
  const closing = await ends(at)
  closing.pick('technical')
  const set = at.filed.set.bind(at.filed)
  at.filed.set = () => {
    throw new TypeError('no network')
  }
  await at.desk.after.file(closing)
  expect(closing.filing.value).toEqual({ is: 'not-filed', code: 'no-connection' })
  expect(at.kept.size).toBe(1)
  at.filed.set = set
  await at.desk.after.file(closing)
  expect([...at.filed.keys()]).toEqual([closing.kept.id])
})

test('[RG3] the visitor’s theme is ticked when it means one of ours, and of several the counsellor chooses', () => {
  const intake = {
    k: 'intake',
    nickname: 'Vosje',
    ageYears: 9,
    school: 'lager',
    gender: 'rather-not-say',
  } as const
  const draft = prefill(intake)
  expect(draft).toMatchObject({
    ageBand: 'under-10',
    schoolLevel: 'primary',
    gender: 'not-said',
    who: 'unknown',
  })
  expect(withTheme(draft, closingForm, 'thuis-gezin').themes).toEqual(['thuis-gezin'])
  expect(withTheme(draft, closingForm, 'vrienden-pesten-liefde').themes).toEqual([])
  expect(withTheme({ ...draft, themes: ['pesten'] }, closingForm, 'thuis-gezin').themes).toEqual(['pesten'])
})
