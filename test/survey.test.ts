import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { standardRetention } from '../src/domain/retention.ts'
import { noTaps } from '../src/domain/survey.ts'
import type { SealedLetter } from '../src/protocol/contact.ts'
import type { SurveyTexts } from '../src/protocol/survey.ts'
import { heard, OneEvening } from './one-evening.ts'
import type { TestCounsellor, TestVisitor } from './pages-in-node.ts'

const minute = 60_000
const day = 24 * 60 * minute

let evening: OneEvening
beforeAll(async () => {
  evening = await OneEvening.opens('noor', 'farid', 'bram')
}, 60_000)
afterAll(() => evening.house.closes())
afterEach(() => evening.isOver())

/** A conversation that the visitor ends; gives the pass for the survey. */
async function talksAndStops(): Promise<{ visitor: TestVisitor; counsellor: TestCounsellor; pass: string }> {
  const { visitor, counsellor } = await evening.twoTalk('noor')
  await visitor.stops()
  const { pass } = await visitor.line.hears('survey')
  return { visitor, counsellor, pass }
}

const answers = async (body: unknown): Promise<number> =>
  (await evening.house.posts('/api/survey', body)).status
const better = { ...noTaps, feeling: 'better' }

/** As the page seals it: for the server some labels and bytes. */
const letter: SealedLetter = {
  ...{ v: 1, kind: 'survey', kid: 'k'.repeat(11) },
  ...{ enc: 'e'.repeat(1_494), ct: 'c'.repeat(363) },
}

function kept(table: 'survey_taps' | 'survey_texts') {
  const database = new DatabaseSync(join(evening.house.settings.dataDirectory, 'main.db'), { readOnly: true })
  const rows = database.prepare(`select * from ${table}`).all()
  const [made] = database.prepare('select sql from sqlite_master where name = ?').all(table)
  database.close()
  return { rows, made: String(made?.['sql']) }
}

async function asksTextsAs(username: string): Promise<Response> {
  const { cookie } = await evening.house.signsIn(username)
  return fetch(`${evening.house.url}/api/survey-texts`, { headers: { cookie } })
}

const readsTexts = async () => (await ((await asksTextsAs('bram')).json() as Promise<SurveyTexts>)).texts

describe('after a conversation', () => {
  test('[SV2] [SV3] the visitor answers once; what is kept leads to nobody, and taps and text not to each other', async () => {
    const { visitor, counsellor, pass } = await talksAndStops()
    expect(heard(counsellor, 'survey')).toBe(0)
    expect(await answers({ pass, taps: better, text: letter })).toBe(204)
    expect(await answers({ pass, taps: { ...better, feeling: 'worse' }, text: null })).toBe(409)
    const [taps, texts] = [kept('survey_taps'), kept('survey_texts')]
    expect(taps.rows).toHaveLength(1)
    expect(taps.rows[0]).toMatchObject({ feeling: 'better', gained: null, recommends: null })
    expect(Object.keys(taps.rows[0] ?? {}).toSorted()).toEqual(
      ['day', 'feeling', 'gained', 'hour', 'id', 'recommends', 'school_year'].toSorted(),
    )
    expect(Object.keys(texts.rows[0] ?? {}).toSorted()).toEqual(['day', 'id', 'letter'])
    expect(taps.rows[0]?.['id']).not.toBe(texts.rows[0]?.['id'])
    const text = JSON.stringify([taps.rows, texts.rows])
    for (const trace of [visitor.c, pass, counsellor.me.id]) expect(text).not.toContain(trace)
    expect([taps.made, texts.made].every(made => made.includes('without rowid'))).toBe(true)
  })

  test('[SV4] coordinators read the sealed text, and nobody else', async () => {
    const { pass } = await talksAndStops()
    const before = (await readsTexts()).length
    expect(await answers({ pass, taps: noTaps, text: letter })).toBe(204)
    const texts = await readsTexts()
    expect(texts).toHaveLength(before + 1)
    expect(texts[0]?.letter).toEqual(letter)
    expect((await asksTextsAs('noor')).status).toBe(403)
    expect((await fetch(`${evening.house.url}/api/survey-texts`)).status).toBe(401)
  })

  test('[SV2] a pass is good for half an hour, a made-up one for nothing', async () => {
    const { pass } = await talksAndStops()
    expect(await answers({ pass: 'A'.repeat(22), taps: better, text: null })).toBe(410)
    await evening.later(31 * minute)
    expect(await answers({ pass, taps: better, text: null })).toBe(410)
  })

  test('[SV2] who leaves quickly, or never talked, is asked nothing', async () => {
    const { visitor } = await evening.twoTalk('noor')
    await visitor.leavesQuickly()
    await visitor.line.hears('closed')
    const other = await evening.arrives()
    other.line.send({ t: 'leave' })
    await evening.later(11 * minute)
    expect(heard(visitor, 'survey') + heard(other, 'survey')).toBe(0)
  })

  test('[SV1] nothing answered, an unknown word, open text, another letter or something more is refused, and the pass stays good', async () => {
    const { pass } = await talksAndStops()
    const before = kept('survey_taps').rows.length
    for (const body of [
      { taps: noTaps, text: null },
      { taps: { ...noTaps, feeling: 'great' }, text: null },
      { taps: noTaps, text: 'het was fijn' },
      { taps: noTaps, text: { ...letter, kind: 'contact' } },
      { taps: better, text: null, nickname: 'Vosje' },
    ])
      expect(await answers({ pass, ...body })).toBe(400)
    expect(kept('survey_taps').rows).toHaveLength(before)
    expect(await answers({ pass, taps: better, text: null })).toBe(204)
  })

  test('[RT10] own words are erased when their days are over, and the taps stay', async () => {
    const { pass } = await talksAndStops()
    await answers({ pass, taps: better, text: letter })
    const taps = kept('survey_taps').rows.length
    await evening.later(standardRetention.surveyText * day)
    expect(kept('survey_texts').rows.length).toBeGreaterThan(0)
    await evening.later(day)
    expect(kept('survey_texts').rows).toEqual([])
    expect(kept('survey_taps').rows).toHaveLength(taps)
  })
})
