/** What somebody reads who asks to be let in with a new device. */
export const deviceTexts = {
  steps: ['Wie ben je?', 'Aanmelden', 'Samen nakijken'],
  stepsWithPaper: ['Wie ben je?', 'Op papier', 'Aanmelden', 'Samen nakijken'],
  who: {
    heading: 'Nieuw toestel, of alles kwijt?',
    lead: 'Bel je coördinator, of ga ernaast zitten. Samen duurt dit twee minuten. Je vorige toegang vervalt dan.',
    role: 'Wat doe je hier?',
    next: 'Verder',
    back: 'Terug naar aanmelden',
  },
  making: {
    heading: 'We maken nieuwe sleutels',
    lead: 'Dat duurt een paar tellen. Alles gebeurt op dit toestel.',
  },
  notMade: { heading: 'De sleutels kwamen er niet', lead: 'Werk je browser bij, of neem een andere.' },
  send: 'Vraag toegang',
  waiting: {
    heading: 'Lees deze zes cijfers voor',
    lead: 'Je coördinator typt ze in en drukt dan op “Geef toegang”. Andere cijfers openen niets.',
    digits: (digits: string) => `De cijfers zijn ${[...digits].join(' ')}`,
    until: (time: string) => `We wachten tot ${time}. Laat deze pagina open.`,
    lineLost: 'We zijn de verbinding even kwijt. We blijven proberen.',
    nobody: 'Ziet je coördinator niets? Kijk dan samen je gebruikersnaam en je rol na, en vraag het opnieuw.',
  },
  given: { heading: 'Je bent weer binnen', lead: 'Meld je nu aan. Gebruik je codes? Neem dan een nieuwe.' },
  turnedDown: {
    heading: 'Je coördinator liet dit toestel niet binnen',
    lead: 'Praat even met je coördinator. Daarna kan je het opnieuw vragen.',
  },
  tooLate: { heading: 'De tien minuten zijn om', lead: 'Er is niets veranderd. Vraag het gerust opnieuw.' },
  again: 'Vraag het opnieuw',
  toSignIn: 'Naar aanmelden',
} as const
