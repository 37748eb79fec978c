const day = 24 * 60 * 60 * 1000
const warnDays = 60

/** [SI54] SE3: whole days until a grant ends, and whether to warn of it: from 60 days before. Both in milliseconds. */
export function grantEnd(until: number, now: number): { readonly days: number; readonly isSoon: boolean } {
  const days = Math.max(0, Math.floor((until - now) / day))
  return { days, isSoon: days <= warnDays }
}
