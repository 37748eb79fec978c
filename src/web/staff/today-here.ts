import type { LocalDate } from '../../domain/opening-plan.ts'

/** Today as this computer's calendar has it: only to know which week to ask for first. */
export function todayHere(): LocalDate {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
