import type { Advice } from '../../protocol/danger-words.ts'

/** What stands beside words that sound like danger. */
export const dangerTexts = {
  titles: {
    '1813': 'Is het nu te veel? 1813 luistert dag en nacht.',
    '112': 'Ben je nu in gevaar? Bel 112.',
    both: 'In gevaar? Bel 112. Is het te veel? Bel 1813.',
  } satisfies Record<Advice, string>,
  lead: 'Alleen jij ziet dit. Je kan hier gewoon verder.',
  goOn: 'Ik ga verder',
} as const
