/** What one reads where another service is looked up for the visitor. */
export const referralTexts = {
  heading: 'Doorverwijzen',
  search: 'Zoek een dienst of onderwerp',
  nothing: 'Geen dienst gevonden. Probeer een ander woord.',
  open: 'nu open',
  closed: 'nu dicht',
  look: 'kijk op hun site',
  give: 'Zet in gesprek',
  giveOne: (name: string) => `Zet in gesprek: ${name}`,
  given: (name: string) => `${name} staat in het gesprek.`,
  notGiven: 'Dat kan nu niet. Probeer het zo opnieuw.',
  kinds: { phone: 'bellen', chat: 'chat', mail: 'schrijven', site: 'site' },
} as const
