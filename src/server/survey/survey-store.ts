import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { feelings, gains, recommendations } from '../../domain/survey.ts'
import { sealedLetter } from '../../protocol/contact.ts'
import type { MainTables } from '../database/main-tables.ts'
import type { SurveyBook } from './survey.ts'

const keptLetter = v.pipe(v.string(), v.parseJson(), sealedLetter)
const keptTaps = {
  feeling: v.nullable(v.picklist(feelings)),
  gained: v.nullable(v.picklist(gains)),
  recommends: v.nullable(v.picklist(recommendations)),
}

/** Answers to the survey in the main database. */
export function surveyStore(trx: Kysely<MainTables>): SurveyBook {
  return {
    async addTaps({ schoolYear, ...taps }) {
      await trx
        .insertInto('survey_taps')
        .values({ ...taps, school_year: schoolYear })
        .execute()
    },
    async tapsOf(schoolYear) {
      const rows = trx.selectFrom('survey_taps').selectAll().where('school_year', '=', schoolYear)
      return (await rows.orderBy('id').execute()).map(({ school_year, hour, ...row }) => ({
        ...row,
        ...{ schoolYear: school_year, hour: Number(hour) },
        feeling: v.parse(keptTaps.feeling, row.feeling),
        gained: v.parse(keptTaps.gained, row.gained),
        recommends: v.parse(keptTaps.recommends, row.recommends),
      }))
    },
    async addText({ id, day, letter }) {
      await trx
        .insertInto('survey_texts')
        .values({ id, day, letter: JSON.stringify(letter) })
        .execute()
    },
    async texts() {
      const rows = trx.selectFrom('survey_texts').selectAll().orderBy('day', 'desc').orderBy('id')
      return (await rows.execute()).map(row => ({ ...row, letter: v.parse(keptLetter, row.letter) }))
    },
    async forgetTextsBefore(day) {
      const gone = await trx.deleteFrom('survey_texts').where('day', '<', day).executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  }
}
