/** Words of the public pages: Dutch, B1, "je". */
export const siteTexts = {
  start: 'Start een gesprek',
  statusTitle: 'Is er nu iemand?',
  statusAt: (time: string) => `Zo was het om ${time}. Laad de pagina opnieuw voor nu.`,
  exitTitle: 'Snel van deze site weg?',
  exitBefore: 'Kies Snel weg of druk drie keer op ',
  exitAfter: '.',
  elsewhere: {
    title: 'Bezet, wat nu?',
    lead: 'Hier kan je wel terecht',
    besides: 'Hier kan je ook terecht',
    lookedAt: (time: string) => `Dit keken we na om ${time}.`,
    now: 'Hier antwoordt nu wel iemand',
    more: 'Bekijk alle hulp',
  },
  hoursTitle: 'Wanneer is er iemand?',
  hoursHolidays: 'In vakanties zijn we er soms. Dan staat het hier twee weken vooraf.',
  allHours: 'Alle openingsuren',
  holidays: 'Ook open in de vakantie',
  footerStaff: 'Voor begeleiders',
  frame: { more: 'Meer over ons' },
  bar: {
    nl: { menu: 'Alle pagina’s', pages: 'Pagina’s' },
    en: { menu: 'All pages', pages: 'Pages' },
    fr: { menu: 'Toutes les pages', pages: 'Pages' },
  },

  chatTitle: 'Voor je start',
  chatLead: 'Hier praat je met een begeleider.',
  chatNoScript:
    'Je browser laat geen scripts toe. Dan kunnen we je berichten niet beschermen. Daarom kan je hier niet chatten.',
  chatNoScriptNext:
    'Zet scripts aan en laad de pagina opnieuw. Of probeer een andere browser. Lukt dat niet? Bel dan een van de nummers op deze pagina.',

  deskTitle: 'Balie',
  deskLead: 'Hier werken de chatbegeleiders.',
  deskNoScript: 'De balie werkt alleen met scripts. Zet ze aan en laad de pagina opnieuw.',

  joining: {
    'set-up': 'Een hulplijn instellen',
    invitation: 'Je uitnodiging',
    lead: 'De pagina wordt klaargezet …',
    noScript: 'Deze pagina werkt alleen met scripts. Zet ze aan en open je link opnieuw.',
  },

  home: 'Naar het begin',

  /** On the button for other sites: a few words each. */
  sign: {
    open: 'Er is nu iemand voor jou',
    waiting: 'Je kan in de rij gaan staan',
    full: 'De rij is nu vol',
    unattended: 'Er is nog niemand',
    stopped: 'We sluiten zo',
    closed: 'Nu is er niemand',
    paused: 'We zijn even weg',
    'not-set-up': 'Nog niet open',
    opensAt: (moment: string) => `Weer open ${moment}`,
  },
  buttonLabel: (name: string, words: string) => `${name}: ${words}`,
} as const
