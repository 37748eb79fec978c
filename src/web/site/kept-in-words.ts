const minutesInAnHour = 60
const daysInAYear = 365
/** From here on a number of days says little; months are told beside it. */
const manyDays = 60
/** Months differ by as much among themselves. */
const nearDays = 3

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`
}

/** "15 minuten", "2 uur": whole minutes in, as somebody says them. */
export function minutesInWords(minutes: number): string {
  const isWhole = minutes >= minutesInAnHour && minutes % minutesInAnHour === 0
  return isWhole ? hoursInWords(minutes / minutesInAnHour) : counted(minutes, 'minuut', 'minuten')
}

export function hoursInWords(hours: number): string {
  return `${hours} uur`
}

/** "14 dagen", "6 maanden (183 dagen)", "2 jaar": whole days in. */
export function daysInWords(days: number): string {
  if (days >= daysInAYear && days % daysInAYear === 0) return `${days / daysInAYear} jaar`
  if (days <= manyDays) return counted(days, 'dag', 'dagen')
  const months = Math.round((days * 12) / daysInAYear)
  const isNear = Math.abs((months * daysInAYear) / 12 - days) <= nearDays
  return `${isNear ? '' : 'ongeveer '}${months} maanden (${days} dagen)`
}

const longDate = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeZone: 'UTC' })

/** "27 november 2026", out of a date as 2026-11-27. */
export function dateInWords(date: string): string {
  return longDate.format(new Date(`${date}T00:00:00Z`))
}

/** "340 kB", "1,2 MB": bytes in. */
export function bytesInWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000))
  if (kilobytes < 1000) return `${kilobytes} kB`
  return `${(kilobytes / 1000).toFixed(1).replace('.', ',')} MB`
}
