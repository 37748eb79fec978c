import type { Refusal } from '../../domain/refusal.ts'

const refusals: Partial<Record<Refusal, string>> = {
  'not-yours': 'Deze zin is er niet meer. Je ziet nu de nieuwe lijst.',
  'already-open': 'Die naam bestaat al. Kies een andere.',
  'too-large': 'Er zijn al 200 zinnen. Neem eerst een zin weg.',
}

/** What staff read about ready sentences. */
export const sentenceSectionTexts = {
  section: 'Zinnen',
  heading: 'Zinnen',
  lead: 'Typ / in een gesprek. Dan kies je een zin en pas je hem aan.',
  leadCoordinator: 'Deze zinnen ziet elke begeleider. Kijk ze na en maak ze van jullie.',
  loading: 'We halen de zinnen op …',
  failed: 'De zinnen komen niet door. We proberen het opnieuw.',
  search: 'Zoek in de zinnen',
  nothing: 'Geen zin gevonden. Probeer een ander woord.',
  own: {
    heading: 'Mijn eigen zinnen',
    hint: 'Alleen jij ziet ze, op elk toestel. Ook de server kan ze niet lezen.',
    empty: 'Je hebt nog geen eigen zinnen.',
    add: 'Schrijf een zin',
    full: 'Je hebt al 60 eigen zinnen. Verwijder er eerst een.',
    tooMuch: 'Dat past er niet meer bij. Verwijder eerst een andere zin.',
    removed: (name: string) => `“${name}” is verwijderd.`,
    undo: 'Zet terug',
    unreadable: 'Je eigen zinnen konden niet open. Je begint met een lege lijst.',
    saving: 'We bewaren je zinnen …',
    pageOnly: 'Dit scherm kan ze niet bewaren. Ze zijn weg als je afmeldt.',
  },
  shared: {
    heading: 'Gedeelde zinnen',
    add: 'Voeg een zin toe',
    changed: (by: string, day: string) => `aangepast door ${by} op ${day}`,
    added: (by: string, day: string) => `toegevoegd door ${by} op ${day}`,
    removed: (by: string, day: string) => `weggenomen door ${by} op ${day}`,
    removedHeading: 'Weggenomen voorbeelden',
    reset: 'Zet het voorbeeld terug',
    checked: 'Nagekeken',
    checkedBy: (by: string, day: string) => `Nagekeken door ${by} op ${day}`,
    checkAll: 'Alles hieronder is nagekeken',
    checkAllOf: (phase: string) => `Alles hieronder is nagekeken: ${phase}`,
    guide: 'Woorden in de gids',
    toCheck: (count: number) =>
      count === 0 ? 'Alles is nagekeken.' : `${count} voorbeelden moeten nog nagekeken worden.`,
    question: (name: string) => `Neem je “${name}” weg voor iedereen?`,
    questionLine: 'Een voorbeeld kan je later terugzetten. Een eigen zin van het team niet.',
    yes: 'Ja, neem weg',
    no: 'Nee, laat staan',
  },
  edit: 'Pas aan',
  editOne: (name: string) => `Pas aan: ${name}`,
  remove: 'Neem weg',
  removeOne: (name: string) => `Neem weg: ${name}`,
  form: {
    name: 'Korte naam',
    nameHint: 'Zo vind je de zin terug. Bijvoorbeeld: gevoel-terug.',
    phase: 'Wanneer?',
    text: 'De zin',
    textHint: 'Zet tussen haakjes wat je later invult: [naam] of […].',
    left: (count: number) => (count < 0 ? `${-count} tekens te lang` : `nog ${count} tekens`),
    save: 'Bewaar',
    cancel: 'Toch niet',
    faults: {
      'name-missing': 'Geef een korte naam, met twee letters of meer.',
      'name-taken': 'Die naam bestaat al. Kies een andere.',
      'text-missing': 'Schrijf eerst de zin.',
      'text-too-long': 'Maak de zin korter.',
    },
  },
  refusals,
  refused: 'Dat is niet bewaard. Probeer het zo opnieuw.',
} as const

/** "27 november". */
export function dayInWords(at: number | string): string {
  return new Intl.DateTimeFormat('nl-BE', {
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Brussels',
  }).format(new Date(at))
}
