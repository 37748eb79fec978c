import type { WantedHelp } from '../../domain/queue.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { ReasonForMoreTime } from '../../protocol/desk-frames.ts'

const wanted: Record<WantedHelp, string> = {
  'study-choice': 'studiekeuze',
  medical: 'gezondheid',
  'social-emotional': 'zich goed voelen',
  'no-preference': 'alle soorten vragen',
}

const refusals: Partial<Record<Refusal, string>> = {
  'too-fast': 'Dat ging te snel na elkaar. Wacht even.',
  expired: 'Dat kan niet meer. De tijd was voorbij.',
  'conversation-ended': 'Dit gesprek is al voorbij.',
  'closed-now': 'De chat is nu gesloten.',
  'already-open': 'Je balie staat al open in een ander scherm.',
  'try-again': 'De server kan dat nu niet. Probeer het zo opnieuw.',
}

/** What staff read at the desk. */
export const texts = {
  titles: {
    desk: 'Balie',
    offer: '(1) Iemand wacht op jou',
    alarm: '(1) Niemand neemt op',
    conversation: 'In gesprek',
    ended: 'Gesprek klaar',
    unread: (count: number, title: string) => `(${count}) ${title}`,
  },
  start: {
    away: {
      heading: (name: string) => `Dag ${name}. Klaar om te beginnen?`,
      lines: [
        'Zet je klaar. Neem water en doe de deur toe.',
        'Kies “Ik ben er”. Dan kunnen bezoekers bij jou terecht.',
      ],
    },
    free: {
      heading: (name: string) => `Je bent vrij, ${name}.`,
      lines: ['Wacht er iemand? Dan vragen we het jou bovenaan dit scherm.', 'Laat dit tabblad open staan.'],
    },
    missed: {
      heading: 'Je was even weg.',
      lines: [
        'Een bezoeker wachtte op jou. De volgende collega neemt over.',
        'Ben je er weer? Zeg het dan even.',
      ],
    },
    ready: 'Ik ben er',
    readyAgain: 'Ik ben er weer',
    pause: 'Even pauze',
    checks: 'Kijk dit even na',
    keys: 'Sleutels',
    keysOpen: 'Je sleutels zijn open op dit toestel. Je toelating is geldig.',
    connection: 'Verbinding',
    soundSkipped: 'Je kan ook zonder test beginnen. Maar dan weet je niet of je een oproep hoort.',
    connected: 'Je bent verbonden met de server.',
    notConnected: 'We zoeken verbinding met de server.',
  },
  queue: {
    heading: 'In de rij',
    nobody: 'Niemand wacht.',
    longest: 'Langste wacht',
    whileTalking: 'Jij krijgt niemand nieuw zolang je in gesprek bent.',
  },
  offer: {
    heading: 'Iemand wacht op jou',
    about: (wish: WantedHelp) => wanted[wish],
    typesSlowly: 'typt liever trager',
    accept: 'Neem op',
    notNow: 'Nu niet',
    notification: (site: string) => `${site}: iemand wacht op jou`,
    key: 'Alt+A',
  },
  alarm: {
    heading: 'Iemand wacht en niemand neemt op.',
    you: 'Jij bent vandaag aanspreekpunt.',
    since: (minutes: number) =>
      minutes < 1 ? 'Het alarm ging daarnet af.' : `Het alarm gaat al ${minutes} min.`,
    answer: 'Ik kijk ernaar',
    answered: 'Goed. Pas over 2 minuten roepen we iemand anders.',
    notification: (site: string) => `${site}: iemand wacht en niemand neemt op`,
  },
  offerGone: {
    missed: 'De oproep is voorbij. De volgende collega neemt over.',
    declined: 'Goed. We bellen je 2 minuten niet.',
    'visitor-left': 'De bezoeker ging weg voor je opnam.',
  },
  opening: {
    heading: 'We openen het gesprek',
    waiting: 'De bezoeker geeft je nu de sleutel. Dat duurt maar even.',
    greeting: 'De sleutel is er. We zeggen hallo.',
    within: 'Lukt het niet binnen een minuut? Dan ben je weer vrij.',
  },
  takeOver: {
    'no-key': 'De bezoeker was er niet meer toen je opnam. Er is niets misgelopen bij jou.',
    'no-hello': 'Het gesprek ging niet op tijd open. De bezoeker staat weer op dezelfde plaats in de rij.',
    'visitor-left': 'De bezoeker ging weg voor het gesprek open was.',
  },
  wrongKey: {
    heading: 'We vertrouwen deze sleutel niet',
    lines: [
      'De sleutel die we kregen, past niet bij wat jij opnam.',
      'We openen het gesprek daarom niet. Er ging niets van jou naar buiten.',
      'Meld dit aan je coördinator. Gebeurt het nog eens? Neem dan niet meer op.',
    ],
    understood: 'Begrepen',
  },
  keyGone: {
    heading: 'Dit scherm kan je gesprek niet meer lezen',
    lines: [
      'Je had een gesprek open. Toen is de pagina opnieuw geladen of elders geopend.',
      'De sleutel bestond alleen in dat scherm. Hij komt niet terug.',
      'Een bezoeker die er nog is, ziet dat jij niet verbonden bent.',
      'Staat het oude scherm nog open? Ga daar verder.',
    ],
    wait: 'Na 10 minuten sluit het gesprek vanzelf. Je kan het ook nu sluiten.',
    end: 'Sluit dit gesprek',
  },
  conversation: {
    context: 'Over de bezoeker en je team',
    log: (name: string) => `Gesprek met ${name}`,
    unnamed: 'De bezoeker',
    isThere: (name: string) => `${name} is erbij. Jullie zijn met twee.`,
    sealed: 'Versleuteld',
    theirConnection: { connected: 'is verbonden', lost: 'is even weg' },
    ownConnection: {
      connected: 'Jij bent verbonden',
      lost: 'Jij: verbinding kwijt',
    },
    peerLost: (name: string) => `${name} is even weg. We houden het gesprek 10 minuten open.`,
    reconnecting: 'De verbinding hapert. Typ gerust verder, we sturen het straks.',
    reconnected: 'Je bent er weer. Alles is verstuurd.',
    damaged: 'Een bericht is beschadigd of ontbreekt. We tonen het niet. Vraag of het nog eens kan.',
    notSealed: 'Dit bericht kon niet meer vertrekken.',
    manyMessages: 'Jullie schreven al heel veel berichten. Het gesprek gaat gewoon door.',
  },
  clock: {
    minutes: (count: number) => `${count} min`,
    until: (time: string) => `nog, tot ${time} uur`,
    over: 'over de tijd',
    past: 'De geplande tijd is voorbij. Rond rustig af. Niets stopt vanzelf.',
    extra: 'Extra tijd',
  },
  time: {
    open: '10 min erbij',
    add: '+10 minuten',
    question: 'Waarom neem je 10 minuten erbij?',
    cancel: 'Toch niet',
    reasons: {
      'visitor-asked': 'De bezoeker vroeg het',
      'types-slowly': 'De bezoeker typt trager',
      'heavy-talk': 'Het is een zwaar gesprek',
      'almost-there': 'We zijn er bijna',
      technical: 'De techniek haperde',
    } satisfies Record<ReasonForMoreTime, string>,
    asked: (name: string) => `${name} vraagt meer tijd.`,
    decide: 'Rond je af, of neem je tijd erbij?',
    waiting: (count: number) =>
      count === 0
        ? 'Er wacht nu niemand.'
        : count === 1
          ? 'Er wacht 1 bezoeker.'
          : `Er wachten ${count} bezoekers.`,
    roundOff: 'We ronden af',
    adding: 'We vragen 10 minuten erbij …',
    notAdded: 'De tijd kwam er niet bij. Probeer het zo opnieuw.',
    added: (minutes: number) => `Er komen ${minutes} minuten bij.`,
  },
  crisis: {
    act: 'Crisis',
    over: 'Crisis voorbij',
    heading: 'Crisis',
    lines: [
      'De klok is weg, bij jou en bij de bezoeker. De bezoeker leest niets over een crisis.',
      'Je coördinator ziet dat je in crisis praat, zonder tekst.',
      'Is iemand nu in gevaar? Geef 112. De nummers staan hieronder.',
      'Na dit gesprek komt er niemand tot jij klaar bent.',
    ],
    isOn: 'De klok is verborgen. Je coördinator ziet dat het crisis is.',
    isOff: 'De crisis is voorbij. De klok staat er weer.',
  },
  told: {
    heading: (name: string) => `${name} vertelde vooraf`,
    nothing: 'Geen vragen ingevuld. Dat mag.',
    notYet: 'Nog niets ontvangen.',
    who: 'Wie',
    age: 'Leeftijd',
    gender: 'Gender',
    school: 'School',
    theme: 'Thema',
    toldAlready: 'Verteld aan',
    slow: 'Tempo',
    typesSlowly: 'Typt liever trager',
    years: (count: number) => `${count} jaar`,
    whoOptions: {
      pupil: 'Leerling',
      parent: 'Ouder',
      teacher: 'Leerkracht',
      'someone-else': 'Iemand anders',
    },
    genderOptions: { m: 'm', v: 'v', x: 'x', 'rather-not-say': 'Zegt dat liever niet' },
    schools: {
      lager: 'Lagere school',
      'secundair-1': '1ste of 2de secundair',
      'secundair-2': '3de of 4de secundair',
      'secundair-3': '5de, 6de of 7de secundair',
      buitengewoon: 'Buitengewoon onderwijs',
      andere: 'Een andere school',
    } as Readonly<Record<string, string>>,
    toldOptions: { yes: 'Ja, al aan iemand', no: 'Nog niemand' },
  },
  composer: {
    label: (name: string) => `Bericht aan ${name}`,
    hint: 'Enter verstuurt. Shift en Enter geeft een nieuwe regel.',
    queueFull: 'Er wachten al 20 berichten. Je kan verder als de verbinding er weer is.',
    delivered: 'Aangekomen',
    notSent: 'Nog niet verstuurd. We proberen het opnieuw.',
    closing: 'We ronden af …',
  },
  phases: [
    {
      name: 'Onthaal',
      goal: 'Warm welkom',
      cues: [
        'Noem de naam en wie jij bent.',
        'Zeg dat traag typen mag.',
        'Vraag wat de bezoeker hier brengt.',
      ],
    },
    {
      name: 'Verkennen',
      goal: 'De vraag verhelderen',
      cues: ['Vraag door op wat er gebeurt.', 'Benoem het gevoel dat je leest.', 'Vraag wie er al van weet.'],
    },
    {
      name: 'Doel en kern',
      goal: 'Wat kan in dit gesprek?',
      cues: [
        'Vraag wat de bezoeker vandaag wil bereiken.',
        'Zoek samen één ding dat haalbaar is.',
        'Vat samen en vraag of het klopt.',
      ],
    },
    {
      name: 'Aanpak',
      goal: 'Samen een stap zoeken',
      cues: ['Vraag wat al eens hielp.', 'Geef kort de info die past.', 'Kijk wie kan meehelpen.'],
    },
    {
      name: 'Afronden',
      goal: 'De cirkel rond',
      cues: ['Zeg dat jullie afronden.', 'Vraag wat de bezoeker meeneemt.', 'Zeg dat terugkomen mag.'],
    },
  ],
  guide: {
    region: 'Hulp bij het gesprek',
    phase: (place: number, name: string) => `Fase ${place}: ${name.toLowerCase()}`,
    minutes: (from: number, to: number) => `minuut ${from} tot ${to}`,
  },
  scratch: {
    heading: 'Mijn kladblad',
    erased: 'wordt gewist na afronden',
    label: 'Mijn kladblad. Alleen jij ziet dit. Het verlaat dit scherm niet.',
  },
  numbers: {
    heading: 'Nummers om te geven',
    insert: 'Voeg in',
    insertNumber: (number: string) => `Voeg ${number} in je bericht in`,
    line: (number: string, name: string, always: boolean) =>
      always
        ? `Je kan bellen naar ${number} (${name}). Daar neemt altijd iemand op.`
        : `Je kan bellen naar ${number} (${name}).`,
  },
  close: {
    open: 'Rond af',
    heading: 'Wil je dit gesprek afronden?',
    lines: (name: string) => [
      `Voor ${name} stopt het gesprek dan ook.`,
      'Daarna wissen we de berichten en je kladblad.',
    ],
    yes: 'Ja, rond af',
    no: 'Nee, verder praten',
  },
  ended: {
    byMe: (name: string) => `Je rondde het gesprek met ${name} af.`,
    byVisitor: (name: string) => `${name} stopte het gesprek.`,
    quickExit: (name: string) => `${name} koos Snel weg.`,
    lostConnection: (name: string) => `${name} bleef te lang weg. Het gesprek is gesloten.`,
    broken: (name: string) => `Het gesprek met ${name} is verbroken.`,
    brokenHint: 'We kregen geen afscheid van de andere kant. Het kan dus ook aan de techniek liggen.',
    quickExitHint: 'Er kwam misschien iemand binnen. Terugkomen kan altijd.',
    erased: 'Het gesprek is gewist.',
    erasing: 'Het gesprek wordt gewist zodra de bezoeker klaar is, hoogstens na 10 minuten.',
    stillHere: 'Alleen dit scherm toont het nog, tot je verdergaat.',
    reread: 'Nog even nalezen',
    next: 'Klaar voor het volgende',
    pause: 'Even pauze',
    breathe: 'Was het zwaar? Neem even tijd voor jezelf.',
  },
  refusals,
  refused: 'Dat kon niet. Probeer het opnieuw.',
} as const
