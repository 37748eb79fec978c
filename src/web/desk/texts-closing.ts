import type {
  AgeBand,
  ContactType,
  FollowUp,
  Gender,
  Missing,
  ownReferrals,
  Province,
  RiskAction,
  SchoolLevel,
  Who,
} from '../../domain/registration.ts'
import type { Filing } from './closing.ts'

const types: Record<ContactType, string> = {
  conversation: 'Gesprek',
  silent: 'Stil',
  click: 'Klik',
  'test-or-fake': 'Test of nep',
  abusive: 'Scheld',
  'sexually-inappropriate': 'Seksueel grensoverschrijdend',
  technical: 'Technisch',
  thanks: 'Bedankje',
}

const typeHints: Record<ContactType, string> = {
  conversation: 'Er werd gepraat',
  silent: 'Er kwam niets',
  click: 'Meteen weer weg',
  'test-or-fake': 'Uitproberen',
  abusive: 'Schelden of dreigen',
  'sexually-inappropriate': 'Over de grens',
  technical: 'Het werkte niet',
  thanks: 'Enkel dank je',
}

const who: Record<Who, string> = {
  pupil: 'Leerling',
  parent: 'Ouder',
  teacher: 'Leerkracht',
  'someone-else': 'Iemand anders',
  unknown: 'Weet ik niet',
}

const ages: Record<AgeBand, string> = {
  'under-10': 'Jonger dan 10',
  '10-11': '10 of 11',
  '12-13': '12 of 13',
  '14-15': '14 of 15',
  '16-17': '16 of 17',
  '18-25': '18 tot 25',
  'over-25': 'Ouder dan 25',
  unknown: 'Weet ik niet',
}

const genders: Record<Gender, string> = { m: 'm', v: 'v', x: 'x', 'not-said': 'Niet gezegd' }

const provinces: Record<Province, string> = {
  antwerpen: 'Antwerpen',
  limburg: 'Limburg',
  'oost-vlaanderen': 'Oost-Vlaanderen',
  'vlaams-brabant': 'Vlaams-Brabant',
  'west-vlaanderen': 'West-Vlaanderen',
  brussel: 'Brussel',
  unknown: 'Weet ik niet',
}

const schoolLevels: Record<SchoolLevel, string> = {
  primary: 'Lagere school',
  'secondary-1': '1ste of 2de secundair',
  'secondary-2': '3de of 4de secundair',
  'secondary-3': '5de, 6de of 7de secundair',
  special: 'Buitengewoon onderwijs',
  other: 'Een andere school',
  unknown: 'Weet ik niet',
}

const actions: Record<RiskAction, string> = {
  'asked-directly': 'Rechtuit naar gevraagd',
  'gave-numbers': '112 of 1813 gegeven',
  'made-safety-plan': 'Samen een plan gemaakt',
  'involved-adult': 'Een volwassene erbij',
  'called-coordinator': 'Coördinator gebeld',
  'called-emergency-services': 'Hulpdiensten gebeld',
  'none-needed': 'Niets nodig',
}

const referrals: Record<(typeof ownReferrals)[number], string> = {
  'trusted-adult': 'Iemand die je vertrouwt',
  school: 'School',
  doctor: 'Huisarts',
}

const followUps = (ownService: string): Record<FollowUp, string> => ({
  none: 'Niets afgesproken',
  'comes-back': 'Komt terug naar de chat',
  'takes-step': 'Zet zelf een stap',
  'own-clb-follows': `${ownService} volgt op`,
})

const missing: Record<Missing, string> = {
  type: 'Kies eerst wat het was.',
  themes: 'Kies minstens één thema.',
  heavy: 'Zeg hoe het voor jou was.',
  'risk-actions': 'Zeg wat je deed bij dit risico.',
}

const notFiled: Partial<Record<Extract<Filing, { is: 'not-filed' }>['code'], string>> = {
  'no-connection': 'Er is nu geen verbinding. Alles staat hier nog. Probeer het zo opnieuw.',
  'not-signed-in': 'Je bent niet meer aangemeld. Meld je opnieuw aan. Je formulier blijft bewaard.',
}

/** What a counsellor reads after a conversation, in a pause and at the end of a shift. */
export const texts = {
  types,
  typeHints,
  who,
  ages,
  genders,
  provinces,
  schoolLevels,
  actions,
  referrals,
  followUps,
  missing,
  closing: {
    type: 'Wat was dit?',
    typeHint: 'Toets 1 tot 8. Alles behalve een gesprek is met één druk klaar.',
    form: 'Registreer dit gesprek',
    themes: 'Waarover ging het?',
    themesHint: (coarse: string) => `De bezoeker koos: ${coarse}.`,
    atLeastOne: 'Minstens één',
    heavy: 'Hoe was dit voor jou?',
    usual: 'Gewoon',
    heavyYes: 'Zwaar, ik wil even ademen',
    heavyHint: 'Bij “zwaar” krijg je 10 minuten, en je coördinator ziet dat je wil napraten.',
    more: 'Nog wat vragen, als je het weet',
    moreHint: 'Wat de bezoeker vooraf vertelde, staat al ingevuld.',
    who: 'Wie',
    age: 'Leeftijd',
    gender: 'Gender',
    province: 'Provincie',
    schoolLevel: 'School',
    risk: 'Risico op zelfdoding of gevaar',
    noRisk: 'Niet van toepassing',
    actions: 'Wat deed je?',
    referredTo: 'Doorverwezen naar',
    followUp: 'Hoe gaat het verder?',
    save: 'Bewaar',
    saving: 'We bewaren …',
    laterHint: 'Zo registreer je later. Je formulier blijft 12 uur bewaard.',
    beside: 'Jouw tijd en notities',
    next: 'Klaar voor het volgende',
    pause: 'Even pauze',
    errors: (count: number) =>
      count === 1 ? 'Eén ding moet je nog kiezen' : `Nog ${count} dingen te kiezen`,
    notFiled: (code: Extract<Filing, { is: 'not-filed' }>['code']) =>
      notFiled[code] ?? 'Dat lukte niet. Alles staat hier nog. Probeer het zo opnieuw.',
    formMissing: 'We konden het formulier niet laden. Alleen “geen gesprek” kan je nu al bewaren.',
    again: 'Laad opnieuw',
    noWords: 'Hier bewaar je geen namen en geen tekst. Niets leidt nog naar dit gesprek.',
    notes: 'Mijn kladblad',
    noNotes: 'Je schreef niets op.',
    notesErased: 'wordt gewist als je bewaart',
    filed: (type: string) => `Bewaard als “${type}”`,
    filedLines: ['Je kladblad is gewist. Bedankt.'],
    change: 'Toch iets anders',
    unknownName: 'Een bezoeker',
    of: (name: string, time: string) => `${name}, begonnen om ${time} uur`,
    unseenEnd: 'Dit gesprek stopte toen je scherm weg was.',
  },
  time: {
    heading: 'Tijd voor jezelf',
    left: (minutes: number) =>
      minutes === 1 ? 'Nog 1 minuut voor jezelf' : `Nog ${minutes} minuten voor jezelf`,
    over: 'Neem rustig de tijd die je nodig hebt.',
    quiet: 'Er rinkelt niets tot je zelf verdergaat.',
    longer: (minutes: number) => `${minutes} minuten erbij`,
  },
  pause: {
    heading: 'Je hebt pauze',
    breatherHeading: 'Even ademen',
    lines: ['Er rinkelt niets. Je collega’s zien dat je pauze hebt.'],
    breatherLines: [
      'Dat was een zwaar gesprek. Sta even op, drink iets.',
      'Er rinkelt niets tot jij klaar bent.',
    ],
    howLong: 'Hoe lang ongeveer?',
    minutes: (count: number) => `${count} min`,
    ready: 'Ik ben er weer',
    next: 'Pauze hierna',
    nextSet: 'Pauze hierna: ja',
  },
  debrief: {
    asked: 'Je coördinator ziet dat je even wil napraten.',
    answered: (name: string) => `${name} belt je zo.`,
    withdraw: 'Het hoeft niet meer',
    ask: 'Vraag om na te praten',
  },
  unfiled: {
    heading: (count: number) =>
      count === 1 ? 'Eén gesprek is nog te registreren' : `${count} gesprekken zijn nog te registreren`,
    hint: 'Wat er na 12 uur nog staat, wordt gewist.',
    open: (of: string) => `Registreer: ${of}`,
  },
  checkOut: {
    place: 'Einde dienst',
    heading: (name: string) => `Bedankt voor vandaag, ${name}.`,
    lead: 'Kijk nog even of alles klaar is. Daarna meld je je af.',
    nothingLeft: 'Alle gesprekken zijn geregistreerd.',
    notKnown: 'We konden niet nakijken of alles geregistreerd is.',
    own: 'Jouw dag',
    ownHint: 'Alleen jij ziet dit.',
    today: 'Vandaag',
    schoolYear: 'Dit schooljaar',
    sums: (conversations: number, minutes: number) =>
      `${conversations === 1 ? '1 gesprek' : `${conversations} gesprekken`}, ${minutes} min`,
    noCounts: 'We konden je cijfers niet laden.',
    loading: 'Even laden …',
    back: 'Terug naar de balie',
    signOut: 'Meld af',
  },
} as const
