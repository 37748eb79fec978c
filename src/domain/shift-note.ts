/** A note for the next shift: about the helpline, never about who came. */
export const longestShiftNote = 600

/** [RG12] Notes are erased after so many days. */
export const shiftNoteDays = 14

export type NoteWarning = 'digits' | 'phone' | 'mail'

/**
 * [RG11] What in a note might point at somebody. It refuses nothing: "pc 3 hapert" has a digit too. A number with four or
 * more digits in a row, apart from spaces, points and slashes, reads as a phone number.
 */
export function warnsOf(text: string): readonly NoteWarning[] {
  const found: NoteWarning[] = []
  if (/\S@\S/.test(text)) found.push('mail')
  const runs = text.match(/\+?\d(?:[ ./-]?\d)*/g) ?? []
  const isLong = runs.some(run => run.replace(/\D/g, '').length >= 4)
  if (isLong) found.push('phone')
  else if (runs.length > 0) found.push('digits')
  return found
}
