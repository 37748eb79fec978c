/** What a coordinator reads of the closing form. */
export const texts = {
  label: 'Afronden',
  heading: 'Het formulier na een gesprek',
  lead: 'Dit kiezen begeleiders na elk gesprek. Kijk het na met je team.',
  loading: 'Even laden …',
  failed: 'We konden het formulier niet laden.',
  again: 'Probeer opnieuw',
  themes: 'Thema’s',
  risk: 'Risicoschaal',
  check: 'Ons team keek dit na',
  checkedBy: (name: string) => `Nagekeken door ${name}`,
  notKept: 'Dat lukte niet. Probeer het zo opnieuw.',
  change: 'Iets anders? Je beheerder past het aan in de map van jullie hulplijn, in closing.json.',
} as const
