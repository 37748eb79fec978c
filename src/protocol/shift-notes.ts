import * as v from 'valibot'
import { longestShiftNote } from '../domain/shift-note.ts'
import { bytesOf } from './sealed.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestShiftNote))

/** POST /api/shift-note: for the next shift. `id` is made by the page, so that a second try is the same note. */
export const shiftNoteRequest = v.strictObject({ id: bytesOf(16), text })

/** POST /api/shift-notes: the newest first. `day` is on the helpline's wall calendar. */
export const shiftNotes = v.strictObject({
  notes: v.array(
    v.strictObject({ id: bytesOf(16), by: v.string(), day: v.pipe(v.string(), v.isoDate()), text }),
  ),
})
export type ShiftNotes = v.InferOutput<typeof shiftNotes>
