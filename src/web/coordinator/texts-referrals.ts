/** What a coordinator reads where the hours of other services are looked up. */
export const referralTexts = {
  section: 'Doorverwijzen',
  heading: 'Doorverwijzen',
  lead: [
    'Kijk op de site van elke dienst of de uren en het nummer nog kloppen.',
    'Na 90 dagen zeggen we niet meer “nu open”. Dan lezen bezoekers: kijk op hun site.',
  ],
  loading: 'We halen de diensten op …',
  failed: 'De diensten komen niet door.',
  again: 'Probeer opnieuw',
  due: (count: number) =>
    count === 0
      ? 'Alles is de laatste 90 dagen nagekeken.'
      : count === 1
        ? '1 dienst moet nagekeken worden.'
        : `${count} diensten moeten nagekeken worden.`,
  dueHeading: 'Kijk deze na',
  restHeading: 'Nog goed',
  never: 'Nog niet helemaal nagekeken',
  last: (day: string, days: number) =>
    days === 0 ? 'Vandaag nagekeken' : `Nagekeken op ${day}, ${days} ${days === 1 ? 'dag' : 'dagen'} geleden`,
  by: (name: string) => `door ${name}`,
  check: 'Vandaag nagekeken',
  checkOne: (name: string) => `Vandaag nagekeken: ${name}`,
  undo: 'Toch niet',
  undoOne: (name: string) => `Toch niet nagekeken: ${name}`,
  site: 'Hun site',
  siteOf: (name: string) => `Hun site: ${name} (nieuw tabblad)`,
  refused: 'Dat is niet bewaard. Probeer het zo opnieuw.',
} as const

/** "27 november 2026". */
export function dayInWords(day: string): string {
  return new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day))
}
