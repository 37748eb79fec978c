import type { Insertable, Selectable } from 'kysely'
import type { Change, HolderVoice } from '../../domain/change.ts'
import type { ChangeTable } from './live-tables.ts'
import { written } from './written.ts'

/** The columns that make a change: without what is carried for it, which has names of its own. */
export const ownColumns = [
  'conversation',
  'stage',
  'reason',
  'counsellor',
  'take',
  'is_alone',
  'offer',
  'epoch',
  'given',
  'awaits',
  'until',
] as const

type OwnColumn = (typeof ownColumns)[number]
type Row = Pick<Selectable<ChangeTable>, OwnColumn>
type NewRow = Pick<Insertable<ChangeTable>, OwnColumn>

/** Every own column of a change, so that nothing of an earlier stage stays behind. */
export function rowOf(change: Change): NewRow {
  const { conversation, stage, reason, until } = change
  const own = { conversation, stage, reason, until }
  const none = { take: null, is_alone: 0, offer: null, epoch: null, given: null, awaits: null }
  if (change.stage === 'ringing')
    return { ...none, ...own, counsellor: change.counsellor, offer: change.offer }
  const { comer, isAlone } = change
  const comes = {
    counsellor: comer?.counsellor ?? null,
    take: comer?.take ?? null,
    is_alone: Number(isAlone),
  }
  if (change.stage === 'asked') return { ...none, ...own, ...comes }
  const { epoch, given, awaits } = change
  return { ...none, ...own, ...comes, epoch, given: given.join(), awaits: awaits.join() }
}

/** The change that `rowOf` wrote. Throws on a row that misses what its stage must have. */
export function changeOf(row: Row): Change {
  const { conversation, stage, reason, until } = row
  if (stage === 'ringing') {
    if (reason !== 'transfer' && reason !== 'colleague') throw strange(row)
    const rung = { counsellor: written(row.counsellor), offer: written(row.offer) }
    return { stage, conversation, reason, ...rung, until }
  }
  const comer = row.counsellor === null ? null : { counsellor: row.counsellor, take: written(row.take) }
  const isAlone = row.is_alone === 1
  if (stage === 'asked') {
    if (reason === 'colleague-left' || reason === 'repair' || comer === null) throw strange(row)
    return { stage, conversation, reason, comer, isAlone, until }
  }
  const keys = { given: voices(row.given), awaits: voices(row.awaits) }
  return { stage, conversation, reason, comer, isAlone, epoch: written(row.epoch), ...keys, until }
}

function strange({ stage, reason }: Row): Error {
  return new Error(`a change for ${reason} cannot be ${stage}`)
}

function voices(list: string | null): HolderVoice[] {
  return written(list)
    .split(',')
    .filter(voice => voice === 'counsellor' || voice === 'colleague')
}
