import type { Voice } from '../../domain/people.ts'

/** The wire's number for who speaks (SE14). */
export const roles = { visitor: 1, counsellor: 2, colleague: 3 } as const satisfies Record<Voice, number>

export const voices = { 1: 'visitor', 2: 'counsellor', 3: 'colleague' } as const
