import type { NoteWarning } from '../../domain/shift-note.ts'

const warnings: Record<NoteWarning, string> = {
  digits: 'Er staat een cijfer in. Gaat het over iemand? Haal het dan weg.',
  phone: 'Dit lijkt op een telefoonnummer. Zet hier niets dat naar iemand leidt.',
  mail: 'Dit lijkt op een mailadres. Zet hier niets dat naar iemand leidt.',
}

/** What shifts tell each other. */
export const texts = {
  heading: 'Van de vorige dienst',
  failed: 'We konden de briefjes van de vorige dienst niet laden.',
  again: 'Probeer opnieuw',
  write: 'Briefje voor de volgende dienst',
  writeHint: 'Over de hulplijn, niet over wie er kwam. Geen namen. Na 14 dagen is het weg.',
  send: 'Laat het briefje achter',
  sent: 'Je briefje ligt klaar.',
  notSent: 'Dat lukte niet. Je tekst staat er nog. Probeer het zo opnieuw.',
  warnings,
} as const
