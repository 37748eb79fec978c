import type { Kysely, Selectable } from 'kysely'
import * as v from 'valibot'
import { lengths, type Registration } from '../../domain/registration.ts'
import { answers } from '../../protocol/registration.ts'
import type { MainTables, RegistrationTable } from '../database/main-tables.ts'
import type { Registrations } from './registrations.ts'

/** Registrations in the main database. */
export function registrationStore(trx: Kysely<MainTables>): Registrations {
  return {
    async put(registration) {
      const row = rowOf(registration)
      const found = await trx
        .selectFrom('registrations')
        .select('id')
        .where('id', '=', row.id)
        .executeTakeFirst()
      if (found) await trx.updateTable('registrations').set(row).where('id', '=', row.id).execute()
      else await trx.insertInto('registrations').values(row).execute()
      return found === undefined
    },
    async of(schoolYear) {
      const rows = await trx
        .selectFrom('registrations')
        .selectAll()
        .where('school_year', '=', schoolYear)
        .orderBy('id')
        .execute()
      return rows.map(registrationOf)
    },
  }
}

function rowOf({ id, schoolYear, day, hour, length, isCrisis, isOver45, answers }: Registration) {
  return {
    ...{ id, day, hour, length, type: answers.type, answers: JSON.stringify(sorted(answers)) },
    school_year: schoolYear,
    is_crisis: isCrisis ? 1 : 0,
    is_over_45: isOver45 ? 1 : 0,
  }
}

/** In which order somebody ticked them is nobody's business. */
function sorted(given: Registration['answers']): Registration['answers'] {
  if (given.type !== 'conversation') return given
  const { risk } = given
  return {
    ...given,
    themes: given.themes.toSorted(),
    referredTo: given.referredTo.toSorted(),
    risk: risk.level === 'not-applicable' ? risk : { ...risk, actions: risk.actions.toSorted() },
  }
}

const kept = v.pipe(v.string(), v.parseJson(), answers)

function registrationOf(row: Selectable<RegistrationTable>): Registration {
  return {
    id: row.id,
    schoolYear: row.school_year,
    day: row.day,
    hour: Number(row.hour),
    length: v.parse(v.picklist(lengths), row.length),
    isCrisis: Number(row.is_crisis) === 1,
    isOver45: Number(row.is_over_45) === 1,
    answers: v.parse(kept, row.answers),
  }
}
