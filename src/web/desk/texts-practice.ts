import type { PracticeEnd, PracticeMove } from '../../domain/practice.ts'

const moves: Record<PracticeMove, string> = {
  'asks-directly-about-suicide': 'Je vroeg rechtuit naar zelfmoord.',
  'asks-about-plan': 'Je vroeg of er een plan is, en of het veilig is.',
  'says-number': 'Je gaf een nummer.',
  'gives-advice-too-soon': 'Je gaf al raad. Daar was het misschien nog wat vroeg voor.',
  'rounds-off': 'Je rondde af of dankte.',
  'names-feeling': 'Je benoemde een gevoel.',
  'sums-up': 'Je vatte samen.',
  'asks-wish': 'Je vroeg wat de jongere zelf wil.',
  'asks-who-knows': 'Je vroeg wie ervan weet of wie kan helpen.',
  'asks-what-helps': 'Je vroeg wat helpt.',
  'gives-information': 'Je gaf info.',
  'asks-open-question': 'Je stelde een open vraag.',
  welcomes: 'Je zei hallo of stelde gerust.',
}

const ends: Record<PracticeEnd, (name: string) => string> = {
  together: name => `${name} ging weg. Jullie rondden samen af.`,
  left: name => `${name} ging weg voor jullie konden afronden.`,
}

/** What one reads around a practice conversation. */
export const practiceTexts = {
  section: 'Oefenen',
  heading: 'Oefen een gesprek',
  lead: [
    'Je praat met een bedachte jongere. Wat jij typt, blijft op dit scherm.',
    'Niemand leest mee. Het telt nergens mee. Stoppen mag altijd.',
  ],
  loading: 'We halen de oefeningen op …',
  failed: 'We konden de oefeningen niet ophalen.',
  again: 'Probeer opnieuw',
  none: 'Er zijn nog geen oefeningen.',
  minutes: (count: number) => `ongeveer ${count} minuten`,
  practised: 'Je deed deze al.',
  begin: (title: string) => `Oefen ${title.toLowerCase()}`,
  onDuty: [
    'Je bent aanwezig: er kan elk moment iemand wachten op jou.',
    'Neem eerst even pauze. Dan kan je rustig oefenen.',
  ],
  pause: 'Even pauze',
  interrupted:
    'Je oefening stopte, want je werd gebeld of ging aan de slag. Er ging niets verloren dat telt.',
  band: 'Oefening: telt niet mee, niemand leest mee',
  restart: 'Begin opnieuw',
  stop: 'Stop de oefening',
  here: (name: string) => `${name} is erbij. Dit is een oefening.`,
  invented: (name: string) => `${name} is bedacht`,
  onlyHere: 'Alleen op dit scherm',
  finish: 'Rond de oefening af',
  ends,
  tick: {
    check: 'Nagekeken, dit mag zo',
    undo: 'Toch nog nakijken',
    by: (name: string) => `Nagekeken door ${name}.`,
    failed: 'Dat werd niet bewaard. Probeer het zo opnieuw.',
  },
  review: {
    heading: 'Even terugkijken',
    stopped: 'Je stopte de oefening. Dat mag.',
    lead: 'Geen punten: alleen wat we in jouw woorden zagen. Een computer ziet niet alles.',
    made: 'Dit deed je',
    tries: 'Dit kan je ook eens proberen',
    nothingSeen: 'Hier herkenden we niets. Dat zegt weinig: er zijn veel goede zinnen.',
    nothingAtAll: 'Je typte nog niets. Kijk gerust eens rond en begin opnieuw.',
    last: 'Om te onthouden',
    reread: 'Lees het gesprek nog eens',
    others: 'Naar de oefeningen',
    ready: 'Klaar',
    moves,
  },
} as const
