import type { WantedHelp } from '../../domain/queue.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { CallKind, ReasonToCall } from '../../protocol/change-frames.ts'
import type { ReasonForMoreTime } from '../../protocol/desk-frames.ts'
import type { CallRefusal } from './colleague-call.ts'

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

const callReasons: Record<ReasonToCall, string> = {
  'second-opinion': 'Meedenken',
  'other-expertise': 'Ander vak nodig',
  'heavy-talk': 'Zwaar gesprek',
  'end-of-shift': 'Einde van mijn dienst',
  technical: 'De techniek hapert',
}

const unnamed = 'De bezoeker'
/** A name within a sentence. */
const within = (name: string) => (name === unnamed ? unnamed.toLowerCase() : name)

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
      callLines: ['Een collega belde jou over een gesprek.', 'Ben je er weer? Zeg het dan even.'],
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
    called: (from: string, as: CallKind) =>
      as === 'transfer' ? `${from} vraagt of je een gesprek overneemt` : `${from} vraagt of je meepraat`,
    callReasons,
    callHint: 'De bezoeker beslist daarna zelf.',
    notification: (site: string) => `${site}: iemand wacht op jou`,
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
    'called-off': 'Je collega riep de vraag terug. Er is niets meer nodig.',
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
    'visitor-said-no': 'De bezoeker praat liever niet met iemand anders. Dat ligt niet aan jou.',
    'called-off': 'Je collega riep de vraag terug. Er is niets meer nodig.',
  },
  wrongKey: {
    heading: 'We vertrouwen deze sleutel niet',
    lines: [
      'De sleutel die we kregen, past niet bij wat jij opnam.',
      'We openen het gesprek daarom niet. Er ging niets van jou naar buiten.',
      'Meld dit aan je coördinator. Gebeurt het nog eens? Neem dan niet meer op.',
    ],
    openLines: [
      'De nieuwe sleutel past niet bij dit gesprek. Daarom toont dit scherm er niets meer van.',
      'Laad de pagina opnieuw. Dan vragen we de bezoeker om een andere.',
      'Meld dit ook aan je coördinator.',
    ],
    understood: 'Begrepen',
  },
  returning: {
    heading: 'We brengen je terug naar je gesprek',
    lines: [
      'Je pagina is opnieuw geladen. De sleutel van daarnet bestond alleen in dat scherm.',
      'De bezoeker geeft je nu een nieuwe. Meestal duurt dat enkele seconden.',
      'Was je langer dan 3 minuten weg? Dan vragen we het eerst aan de bezoeker.',
    ],
    declined: {
      heading: 'De bezoeker gaat liever niet verder',
      lines: [
        'Dat mag, en het zegt niets over jou.',
        'De bezoeker kan nog een collega vragen. Jij mag dit sluiten.',
      ],
    },
    reading: 'De sleutel is er. We halen op wat er al gezegd is.',
    wait: 'Na 10 minuten zonder jou sluit het gesprek. Je kan het ook nu sluiten.',
    end: 'Sluit dit gesprek',
  },
  joining: {
    heading: { transfer: 'De bezoeker beslist', colleague: 'De bezoeker beslist' },
    lines: {
      transfer: [
        'We vragen of jij mag overnemen. Daar is twee minuten voor.',
        'Zegt de bezoeker ja? Dan gaat het gesprek hier open.',
      ],
      colleague: [
        'We vragen of jij mag meepraten. Daar is twee minuten voor.',
        'Zegt de bezoeker ja? Dan gaat het gesprek hier open.',
      ],
    },
    alone: 'De begeleider van daarnet is er niet meer. Jij maakt straks zelf kennis.',
    asker: (name: string) => `${name} blijft erbij tot jij er bent.`,
    opening: 'De sleutel is er. We openen het gesprek.',
    leave: 'Toch niet',
  },
  change: {
    someColleague: 'Een collega',
    joined: (name: string) => `${name} praat nu mee.`,
    left: (name: string) => `${name} ging uit het gesprek.`,
    repaired: 'Het gesprek is hersteld. Vanaf hier kunnen jullie alles weer lezen.',
    missing: 'Iets van daarvoor kwam hier niet aan. Vraag gerust of het nog eens kan.',
    unreadable: 'Hier staat een bericht dat we niet konden lezen.',
    gap: (count: number) =>
      count === 1 ? 'Hier ontbreekt een bericht.' : `Hier ontbreken ${count} berichten.`,
    came: {
      back: (visitor: string, _: string) => `Je bent weer bij ${within(visitor)}.`,
      transfer: (visitor: string, _: string) => `Je neemt over. ${visitor} weet dat jij er bent.`,
      colleague: (visitor: string, counsellor: string) =>
        `Je praat mee met ${within(visitor)} en ${counsellor}.`,
    },
    newAcquaintance: 'We weten niet zeker of dit dezelfde bezoeker is. Vraag even of het klopt.',
    asked: 'Ik vroeg het',
    mayRead: (visitor: string) => `${visitor} laat je lezen wat er al gezegd is.`,
    startsAnew: (visitor: string) => `${visitor} begint met jou opnieuw. Wat er was, blijft bij je collega.`,
    readsOn: (visitor: string) => `${visitor} laat je lezen wat nog komt. Wat er al was, lees je niet.`,
    somebody: 'Iemand',
    summaryOf: (name: string) => `${name} geeft mee`,
    underWay: 'De sleutel wisselt. Typ gerust verder, we sturen het zo.',
    repair: 'Vraag om te herstellen',
    repairAsked: 'Gevraagd. De bezoeker maakt een nieuwe sleutel.',
    colleagueHere: (name: string) => `${name} praat mee`,
    youTalkAlong: (name: string) => `Jij praat mee met ${name}`,
    leave: 'Ik ga eruit',
    leaveQuestion: {
      heading: 'Ga je uit dit gesprek?',
      lines: (name: string) => [
        `${name} praat verder met de bezoeker.`,
        'Jouw scherm toont dan niets meer van het gesprek.',
      ],
      yes: 'Ja, ik ga eruit',
      no: 'Nee, ik blijf',
    },
  },
  call: {
    open: 'Vraag een collega',
    heading: 'Vraag een collega',
    who: 'Wie?',
    nobody: 'Niemand is vrij. Probeer het straks nog eens.',
    forWhat: 'Waarvoor?',
    kinds: { transfer: 'Overnemen', colleague: 'Meepraten' } satisfies Record<CallKind, string>,
    kindHints: {
      transfer: 'Jij geeft het gesprek door.',
      colleague: 'Jij blijft. Jullie zijn dan met drie.',
    } satisfies Record<CallKind, string>,
    why: 'Waarom?',
    reasons: callReasons,
    summary: 'Korte samenvatting (mag leeg)',
    summaryHint: 'Je collega leest dit alleen als de bezoeker ook de rest laat lezen.',
    ring: (name: string | undefined) => (name ? `Bel ${name}` : 'Kies eerst iemand'),
    cancel: 'Toch niet',
    ringing: (name: string) => `${name} wordt gebeld. Praat gerust verder.`,
    asking: (name: string, visitor: string) => `${name} kan. We vragen nu aan ${within(visitor)} of het mag.`,
    coming: {
      transfer: (name: string) => `Het mag. ${name} neemt zo over.`,
      colleague: (name: string) => `Het mag. ${name} komt er zo bij.`,
    } satisfies Record<CallKind, (name: string) => string>,
    callOff: 'Roep terug',
    understood: 'Goed',
    no: {
      missed: (name: string) => `${name} nam niet op.`,
      declined: (name: string) => `${name} kan nu niet.`,
      'visitor-said-no': (_: string, visitor: string) => `${visitor} praat liever alleen met jou verder.`,
      'no-answer': (_: string, visitor: string) =>
        `${visitor} gaf geen antwoord. Alles blijft zoals het was.`,
      'no-hello': (name: string) => `Bij ${name} ging het niet open. Jij blijft bij de bezoeker.`,
      gone: (name: string) => `${name} is er niet meer. Jij blijft bij de bezoeker.`,
      'called-off': (name: string) => `Je riep ${name} terug.`,
      'not-possible': (name: string) => `${name} kan nu niet gebeld worden.`,
      'not-trusted': (name: string) =>
        `De toelating van ${name} klopt niet. We vroegen de bezoeker niets. Meld dit aan je coördinator.`,
      'no-connection': (_: string) => 'De verbinding hapert. Probeer het zo nog eens.',
    } satisfies Record<CallRefusal, (name: string, visitor: string) => string>,
  },
  conversation: {
    context: 'Over de bezoeker en je team',
    log: (name: string) => `Gesprek met ${within(name)}`,
    unnamed,
    isThere: (name: string, count = 2) =>
      `${name} is erbij. Jullie zijn met ${count === 2 ? 'twee' : 'drie'}.`,
    sealed: 'Versleuteld',
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
    isOn: 'De klok is verborgen. We verwittigen je coördinator.',
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
    label: (name: string) => `Bericht aan ${within(name)}`,
    queueFull: 'Er wachten al 20 berichten. Je kan verder als de verbinding er weer is.',
    delivered: 'Aangekomen',
    notSent: 'Nog niet verstuurd. We proberen het opnieuw.',
    closing: 'We ronden af …',
  },
  guide: {
    region: 'Hulp bij het gesprek',
    phase: (place: number, name: string) => `Fase ${place}: ${name.toLowerCase()}`,
    minutes: (from: number, to: number) => `minuut ${from} tot ${to}`,
    visitor: 'de bezoeker',
  },
  scratch: {
    heading: 'Mijn kladblad',
    erased: 'wordt gewist na afronden',
    label: 'Mijn kladblad. Alleen jij kan dit lezen.',
  },
  numbers: {
    heading: 'Crisiskaart',
    insert: 'Voeg in',
    insertNumber: (number: string) => `Voeg in: ${number}, in je bericht`,
    line: (number: string, name: string, always: boolean) =>
      always
        ? `Je kan bellen naar ${number} (${name}). Daar neemt altijd iemand op.`
        : `Je kan bellen naar ${number} (${name}).`,
  },
  close: {
    open: 'Rond af',
    heading: 'Wil je dit gesprek afronden?',
    lines: (name: string) => [
      `Voor ${within(name)} stopt het gesprek dan ook.`,
      'Daarna wissen we de berichten. Je kladblad blijft tot je registreert.',
    ],
    yes: 'Ja, rond af',
    no: 'Nee, verder praten',
  },
  ended: {
    byMe: (name: string) => `Je rondde het gesprek met ${within(name)} af.`,
    byVisitor: (name: string) => `${name} stopte het gesprek.`,
    quickExit: (name: string) => `${name} koos Snel weg.`,
    lostConnection: (name: string) => `${name} bleef te lang weg. Het gesprek is gesloten.`,
    broken: (name: string) => `Het gesprek met ${within(name)} is verbroken.`,
    byCounsellor: 'Je collega rondde het gesprek af.',
    handedOver: (colleague: string) => `Je gaf het gesprek door aan ${colleague}.`,
    left: 'Je ging uit het gesprek.',
    sentAway: 'De bezoeker praat verder zonder jou.',
    sentAwayHint: 'Dat mag altijd, en het zegt niets over jou.',
    movedOn: 'De bezoeker ging verder met een collega.',
    released: 'Dit scherm toont niets meer van het gesprek. De sleutel is weg.',
    notArrived: (count: number) =>
      count === 1 ? 'Dit kwam misschien niet meer aan:' : 'Deze berichten kwamen misschien niet meer aan:',
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
