/** What somebody reads who was invited. */
export const enrolTexts = {
  steps: ['Welkom', 'Wie ben je?', 'Aanmelden'],
  stepsWithPaper: ['Welkom', 'Wie ben je?', 'Op papier', 'Aanmelden'],
  opening: { heading: 'We openen je uitnodiging …' },
  invited: {
    heading: 'Welkom in het team',
    lead: (role: string) => `Je bent uitgenodigd als ${role}.`,
    until: (moment: string) => `Deze uitnodiging werkt één keer, tot ${moment}.`,
    list: [
      'Je kiest een chatnaam en een gebruikersnaam.',
      'Je leest de afspraak over het beroepsgeheim.',
      'Je kiest hoe jij je aanmeldt. Dat duurt vijf minuten.',
    ],
    paper: 'Hou papier en een pen klaar. Je krijgt zeven woorden om te bewaren.',
    begin: 'Begin',
  },
  making: {
    heading: 'We maken je sleutels',
    lead: 'Dat duurt een paar tellen. Alles gebeurt op dit toestel.',
  },
  notMade: {
    heading: 'De sleutels kwamen er niet',
    lead: 'Je browser kan ze misschien niet maken. Werk hem bij, of neem een andere.',
    again: 'Probeer opnieuw',
  },
  send: 'Rond af',
  waiting: {
    heading: 'Klaar. Nu is het aan je coördinator.',
    lead: (name: string) => `Dank je, ${name}. Je coördinator kijkt na of jij het bent, en laat je binnen.`,
    list: [
      'Laat je coördinator weten dat je klaar bent.',
      'Zodra je binnen mag, kan je je aanmelden. Daarvoor moet deze pagina niet open blijven.',
      'Gebruik je codes? Wacht dan op een nieuwe code voor je je aanmeldt.',
    ],
    signIn: 'Naar aanmelden',
  },
  noLink: {
    heading: 'Deze link is niet volledig',
    lead: 'Open de hele link uit het bericht van je coördinator. Ze eindigt op een lange code.',
  },
  expired: {
    heading: 'Deze uitnodiging werkt niet meer',
    lead: 'Ze is al gebruikt, ingetrokken of te oud. Vraag je coördinator om een nieuwe.',
    signIn: 'Heb je al toegang? Meld je aan',
  },
  noAnswer: {
    heading: 'We bereiken de server niet',
    lead: 'Kijk je verbinding na. Je uitnodiging blijft geldig.',
    again: 'Probeer opnieuw',
  },
  notSetUp: {
    heading: 'Deze hulplijn is nog niet ingesteld',
    lead: 'Vraag je coördinator wanneer je kan beginnen.',
  },
} as const
