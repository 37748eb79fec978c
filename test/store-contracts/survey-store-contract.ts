import { expect, test } from 'vitest'
import type { SealedLetter } from '../../src/protocol/contact.ts'
import type { SurveyText, TapsRow } from '../../src/server/survey/survey.ts'
import type { OpenFresh } from './open-stores.ts'
import { useStores } from './use-stores.ts'

const letter: SealedLetter = {
  ...{ v: 1, kind: 'survey', kid: 'k'.repeat(11) },
  ...{ enc: 'e'.repeat(1_494), ct: 'c'.repeat(363) },
}
const id = (letter: string) => letter.repeat(22)
const taps = (name: string, rest: Partial<TapsRow> = {}): TapsRow => ({
  ...{ id: id(name), schoolYear: '2026-2027', day: '2026-11-23', hour: 19 },
  ...{ feeling: 'better', gained: null, recommends: 'maybe' },
  ...rest,
})
const text = (name: string, day: string): SurveyText => ({ id: id(name), day, letter })

/** What the store of the survey must do, on every database. */
export function surveyStoreContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)

  test('[SV3] taps come back as they were given, a skipped one as skipped, and not in the order of coming', async () => {
    const skipped = taps('a', { feeling: null, gained: 'no', recommends: null })
    const found = await stores().main(async ({ survey }) => {
      for (const one of [taps('z'), skipped, taps('q', { schoolYear: '2025-2026' })])
        await survey.addTaps(one)
      return survey.tapsOf('2026-2027')
    })
    expect(found).toEqual([skipped, taps('z')])
  })

  test('[RT10] [SV4] texts come back the newest day first, and those of before a day are erased', async () => {
    const [old, first, second] = [text('b', '2026-08-01'), text('z', '2026-11-23'), text('a', '2026-11-23')]
    const found = await stores().main(async ({ survey }) => {
      for (const one of [old, first, second]) await survey.addText(one)
      return [await survey.texts(), await survey.forgetTextsBefore('2026-08-02'), await survey.texts()]
    })
    expect(found).toEqual([[second, first, old], 1, [second, first]])
  })
}
