import type { RosterRefusal } from '../staff/roster-asks.ts'

const refusals: Partial<Record<RosterRefusal, string>> = {
  expired: 'Dat kan niet meer. De dienst is al overgenomen, ingetrokken, begonnen of verwijderd.',
  'not-allowed': 'Dat kan niet: je zit dan al in een dienst.',
}

/** What a counsellor reads about the own shifts, swaps and calendar. */
export const rosterTexts = {
  lead: 'Jouw diensten, en wie er nog zit. Alleen je coördinator wijzigt het rooster.',
  own: {
    heading: 'Mijn diensten',
    none: 'Je staat nog in geen enkele dienst.',
    later: (count: number) => (count === 1 ? 'Nog 1 dienst later' : `Nog ${count} diensten later`),
    with: (names: string) => `Samen met ${names}`,
    alone: 'Er zit nog niemand anders.',
    point: 'Jij bent aanspreekpunt.',
    putUp: 'Wie neemt over?',
    putUpFor: (when: string) => `Wie neemt over? ${when}`,
    up: 'Je zoekt iemand die overneemt. Tot dan blijft de dienst van jou.',
    withdraw: 'Ik doe ze toch zelf',
    begun: 'Deze dienst is bezig. Bel je coördinator als je niet kan.',
  },
  up: {
    heading: 'Kan jij overnemen?',
    none: 'Niemand zoekt nu iemand die overneemt.',
    from: (name: string) => `${name} zoekt iemand`,
    take: (name: string) => `Neem over van ${name}`,
    mayNot: 'Je zit dan zelf al in een dienst.',
    lacking: (what: string) => `Deze dienst mist nu: ${what}.`,
  },
  team: { heading: 'De week van het team' },
  calendar: {
    heading: 'Mijn diensten in mijn agenda',
    lead: 'Met een geheim adres zet je je diensten in je eigen agenda. Er staat geen naam van collega’s in.',
    make: 'Maak mijn adres',
    has: 'Je hebt een adres. We bewaren het niet leesbaar, dus we kunnen het niet nog eens tonen.',
    renew: 'Maak een nieuw adres',
    renewHint: 'Adres kwijt of gezien door iemand anders? Maak een nieuw. Het oude werkt dan niet meer.',
    label: 'Jouw adres',
    shown: 'Kopieer het nu. Je ziet het maar één keer.',
    keep: 'Geef het aan niemand: wie het heeft, ziet wanneer jij werkt.',
    copy: 'Kopieer',
    copied: 'Gekopieerd. Plak het in je agenda bij “agenda via adres”.',
    notCopied: 'Kopiëren lukte niet. Het adres is nu geselecteerd, kopieer het zelf.',
    askTitle: 'Een nieuw adres maken?',
    askLines: ['Het oude adres werkt dan meteen niet meer.'],
    askYes: 'Maak een nieuw adres',
    askNo: 'Houd het oude',
  },
  done: {
    'put-up': 'Je collega’s zien nu dat je iemand zoekt.',
    withdraw: 'De dienst blijft van jou.',
    'take-over': 'De dienst is nu van jou. Bedankt!',
  },
  refusals,
}
