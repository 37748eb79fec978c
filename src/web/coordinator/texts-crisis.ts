const twoDigits = (hour: number) => String(hour).padStart(2, '0')

/** What a coordinator reads of a crisis, and of decisions about professional secrecy. */
export const crisisTexts = {
  title: '(1) Een collega in crisis',
  strip: {
    heading: (name: string) => `${name} zit in een crisisgesprek.`,
    lead: 'Je leest niets van het gesprek. Laat weten dat je er bent, en hou je telefoon bij je.',
    answer: (name: string) => `Ik ben er voor jou, ${name}`,
    sent: 'Verstuurd …',
    failed: 'Dat vertrok niet. Probeer het opnieuw.',
    answered: (by: string, name: string) => `${by} zei: “Ik ben er voor jou, ${name}.”`,
  },
  notification: (site: string) => `${site}: een collega vraagt je erbij`,
  log: {
    label: 'Crisislogboek',
    heading: 'Crisislogboek',
    lead: 'Hier staat wanneer een begeleider het beroepsgeheim brak, of dat overwoog. Zonder tekst, en zonder spoor naar de bezoeker.',
    kept: 'We wissen elke regel na 2 jaar. Wie dit leest, staat onderaan.',
    loading: 'We halen het logboek op.',
    failed: 'We konden het logboek niet ophalen.',
    notAllowed: 'Met jouw rol mag je dit niet lezen.',
    again: 'Probeer opnieuw',
    refresh: 'Vernieuw',
    emptyHeading: 'Er staat nog niets in.',
    empty: 'Een begeleider legt hier iets vast tijdens of na een crisisgesprek.',
    caption: 'Beslissingen, de nieuwste eerst',
    columns: {
      when: 'Wanneer',
      by: 'Begeleider',
      to: 'Aan wie',
      what: 'Wat',
      why: 'Waarom',
      knows: 'Weet de bezoeker het?',
    },
    when: (day: string, hour: number) => `${day}, ${twoDigits(hour)} u`,
    gone: 'Een vroegere collega',
    reads: 'Wie las dit logboek?',
    read: (by: string, when: string) => `${by}: ${when}`,
  },
} as const
