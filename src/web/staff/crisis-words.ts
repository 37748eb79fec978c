import type { ToldTo, ToldWhat, ToldWhy, YoungsterKnows } from '../../protocol/crisis-decision.ts'

/** To whom something was told. `ownService`: what the helpline calls the service that its visitors have of their own. */
export const toldToWords = (ownService: string): Record<ToldTo, string> => ({
  '112': '112',
  police: 'De politie',
  coordinator: 'De coördinator',
  'own-clb': ownService,
  parents: 'Ouders of voogd',
  'confidential-centre': 'Vertrouwenscentrum Kindermishandeling',
  'other-service': 'Een andere dienst',
  nobody: 'Niemand',
})

/** The other closed lists of a decision about professional secrecy, as staff read them (CR7). */
export const crisisWords = {
  what: {
    'in-danger': 'Dat iemand in gevaar is',
    'what-happens': 'Wat er gebeurt',
    where: 'Waar de bezoeker is',
    who: 'Wie de bezoeker is',
    'question-only': 'Alleen een vraag om raad',
    nothing: 'Niets',
  } satisfies Record<ToldWhat, string>,
  why: {
    'own-life': 'Gevaar voor het eigen leven',
    'danger-from-others': 'Iemand doet de bezoeker kwaad',
    'danger-for-others': 'Gevaar voor iemand anders',
    'abuse-of-minor': 'Mishandeling of misbruik van een minderjarige',
    'youngster-asked': 'De bezoeker vroeg het',
    advice: 'Raad nodig',
    'not-acute': 'Het gevaar was niet dringend',
    'already-helped': 'Er was al hulp',
    'cannot-be-found': 'We weten niet wie of waar',
  } satisfies Record<ToldWhy, string>,
  knows: {
    yes: 'Ja',
    'no-not-possible': 'Nee, dat kon niet',
    'no-unsafe': 'Nee, dat was niet veilig',
  } satisfies Record<YoungsterKnows, string>,
} as const
