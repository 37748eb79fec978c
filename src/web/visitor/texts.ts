import type { Refusal } from '../../domain/refusal.ts'
import { sharedTexts } from '../shared/texts.ts'

/** Every word of the visitor's page: Dutch, B1, "je". */
export const visitorTexts = {
  home: 'Naar het begin',
  counsellorRole: 'CLB-begeleider',

  before: {
    title: 'Voor je start',
    lead: 'Je praat zo met iemand van het CLB. Je hoeft niet te zeggen wie je bent.',
    exitShort: 'Wil je snel van dit scherm weg? Kies Snel weg of druk 3 keer op Shift.',
    exitMore: 'Wat ziet iemand anders later nog?',
    exitDetails: [
      'Snel weg wist dit scherm en stopt het gesprek meteen.',
      'We laten op dit toestel niets achter van wat je typte.',
      'Je browser onthoudt wel dat je op deze site was. Een privévenster helpt.',
      'In de rij onthoudt dit tabblad één code. Daarmee houd je je plaats als je de pagina opnieuw laadt.',
      'De code gaat weg als het gesprek start of als je weggaat.',
    ],
    shared: 'Dit is een computer die anderen ook gebruiken',
    sharedHint: 'Dan onthoudt dit tabblad niets. Laad je de pagina opnieuw? Dan ben je je plaats kwijt.',
    sharedTip: 'Mag niemand zien dat je hier was? Open deze site in een privévenster.',
    nickname: 'Hoe mogen we je noemen?',
    nicknameHint: 'Kies een naam die niemand herkent. Dus niet je familienaam.',
    nicknameMissing: 'Vul een naam in. Een verzonnen naam is prima.',
    otherNickname: 'Andere naam',
    newNickname: (name: string) => `Nieuwe naam: ${name}`,
    tellMore: 'Wil je al iets vertellen?',
    mayStayEmpty: 'Dit mag leeg blijven. Je begeleider begrijpt je dan sneller.',
    whoReads: 'Alleen je begeleider leest dit.',
    who: 'Ik ben',
    whoOptions: {
      pupil: 'leerling',
      parent: 'ouder',
      teacher: 'leerkracht',
      'someone-else': 'iemand anders',
    },
    age: 'Mijn leeftijd',
    years: 'jaar',
    gender: 'Mijn geslacht',
    genderOptions: { m: 'm', v: 'v', x: 'x', 'rather-not-say': 'zeg ik liever niet' },
    school: 'Mijn school',
    schoolOptions: [
      { id: 'lager', label: 'lagere school' },
      { id: 'secundair-1', label: 'secundair, 1ste of 2de jaar' },
      { id: 'secundair-2', label: 'secundair, 3de of 4de jaar' },
      { id: 'secundair-3', label: 'secundair, 5de, 6de of 7de jaar' },
      { id: 'buitengewoon', label: 'buitengewoon onderwijs' },
      { id: 'andere', label: 'een andere school' },
    ],
    theme: 'Waarover wil je praten?',
    themeUnknown: 'weet ik nog niet',
    told: 'Heb je dit al aan iemand verteld?',
    toldOptions: { yes: 'ja', no: 'nee' },
    open: 'zeg ik niet',
    slow: 'Ik typ liever trager',
    slowHint: 'Dan plannen we 60 minuten in plaats van 45.',
    start: 'Start',
    closedKept: 'Wat je invult, blijft staan zolang dit scherm open is.',
    opensByItself: 'Zodra het weer kan, staat hier de knop om te starten.',
    opened: 'We zijn open. Je kan nu starten.',
  },

  danger: {
    title: 'Dat is zwaar',
    lines: ['Je hoeft er niet alleen mee te zitten.', 'Is het nu te veel? Bel 1813. In gevaar? Bel 112.'],
    stay: 'Je kan hier ook blijven wachten.',
  },

  joining: {
    title: 'We maken alles klaar',
    lead: 'Dit duurt maar even.',
    slow: 'We krijgen nog geen verbinding. We proberen het opnieuw.',
    busy: 'Het is nu erg druk. We proberen het vanzelf opnieuw. Blijf gerust hier.',
  },

  resuming: {
    title: 'We zoeken je plaats in de rij',
    lead: 'Dit duurt maar even.',
    anew: 'Begin opnieuw',
  },

  waiting: {
    title: (name: string) => `Je staat in de rij, ${name}`,
    lead: 'Laat dit scherm open. Het gesprek begint vanzelf.',
    first: 'Je bent nu de eerste.',
    ahead: (count: number) =>
      count === 1 ? 'Er is nog 1 persoon voor jou.' : `Er zijn nog ${count} mensen voor jou.`,
    you: 'jij',
    meeting: (name: string) => `${name} komt eraan. Nog heel even.`,
    write: 'Wil je al iets opschrijven?',
    writeHint: 'Je begeleider leest het als het gesprek start. Het hoeft niet.',
    writeExample: 'Bijvoorbeeld: ik maak me zorgen over …',
    ready: 'Zet klaar',
    isReady: 'Dit staat klaar. Je kan het nog veranderen.',
    cannotWait: 'Lukt wachten niet?',
    leave: 'Ga uit de rij',
    longer: 'Het duurt langer dan we dachten. Sorry daarvoor. Je plaats blijft van jou.',
    delay: 'Er nam nog niemand op. Sorry daarvoor. We blijven zoeken en je plaats blijft van jou.',
    orElse: 'Je kan blijven wachten, een nummer bellen of later terugkomen.',
    notReachedTitle: 'We raken niet meer tot bij jou',
    notReached: (when: string) =>
      `We sluiten ${when} en raken niet meer tot bij jou. Dat is jammer, zeker als je al moed verzamelde.`,
    notReachedNext: 'Hier staat wie nu wel antwoordt. Je mag ook later terugkomen.',
    someoneElse: 'Hier is nu nog iemand:',
    closesAt: (time: string) => `om ${time}`,
    closesIn: (minutes: number) => (minutes <= 1 ? 'zo meteen' : `over ongeveer ${minutes} minuten`),
    closesReached: 'We sluiten straks, maar jij komt nog aan de beurt.',
    sound: 'Geluid als het begint',
    soundOff: ': uit',
    soundOn: ': aan',
    soundHint: 'Je hoort dan één korte toon.',
    reload: 'Je mag deze pagina opnieuw laden. Je plaats blijft dan van jou.',
    noReload: 'Laad deze pagina niet opnieuw. Dan ben je je plaats kwijt.',
    kept: 'Valt je verbinding weg? We houden je plaats 15 minuten vrij.',
    lost: 'Je verbinding is weg. Je plaats blijft van jou. We proberen het opnieuw.',
    myTurn: '● Aan de beurt',
  },

  passedOver: {
    title: 'Je was er niet toen je aan de beurt was',
    lead: 'Je plaats is niet weg. Ben je er weer? Dan ben je als eerste aan de beurt.',
    back: 'Ik ben er weer',
  },

  full: {
    title: 'De rij is vol',
    lead: 'We openen vanzelf. Wie het langst wacht, mag eerst. Laat dit scherm open.',
    kept: 'Wat je invulde, blijft staan.',
    meanwhile: 'Waar kan je nu wel terecht?',
  },

  leftQueue: {
    title: 'Je bent uit de rij',
    lead: 'Dat is oké. Je mag altijd terugkomen.',
  },

  talk: {
    title: (name: string) => `Gesprek met ${name}`,
    time: 'Tijd',
    planned: (minutes: number) => `We plannen samen ${sharedTexts.minutes(minutes)}`,
    joined: (name: string) => `${name} is erbij. Jullie zijn met twee.`,
    stop: 'Stop het gesprek',
    stopQuestion: 'Wil je stoppen?',
    stopExplained: 'Het gesprek stopt dan voor jullie allebei. De tekst wordt gewist.',
    stopYes: 'Ja, stop',
    stopNo: 'Nee, verder praten',
    messageTo: (name: string) => `Bericht aan ${name}`,
    writeHere: 'Schrijf hier …',
    think: 'Ik denk even na',
    iThink: 'Je liet weten dat je even nadenkt.',
    thinks: (name: string) => `${name} denkt even na.`,
    sealed: (name: string) => `Alleen jij en ${name} kunnen dit lezen.`,
    noTrace: 'Deze chat bewaart niets op dit toestel.',
    card: (name: string, number: string) => `${name}: bel ${number}`,
    exitTitle: 'Komt er iemand binnen?',
    exitBefore: 'Druk drie keer op ',
    exitAfter: ' of kies Snel weg. Dit scherm verdwijnt meteen.',
    isAway: 'even weg',
    help: 'Hulp',
    more: 'Meer',
    close: 'Sluit',
    hideTime: 'Verberg de tijd',
    showTime: 'Toon de tijd',
    noClock: 'Neem de tijd die je nodig hebt.',
    nearlyTitle: 'We ronden straks af',
    nearly: (minutes: number) => `Er blijven nog ongeveer ${sharedTexts.minutes(minutes)}.`,
    nearlyAsk: 'Wil je meer tijd? Vraag het gerust.',
    nearlyAnnounced: (minutes: number) =>
      `We ronden straks af. Er blijven nog ${sharedTexts.minutes(minutes)}. Wil je meer tijd? Vraag het gerust.`,
    nearlyOk: 'Dat is oké',
    wantMoreTime: 'Ik wil meer tijd',
    askedMoreTime: 'We hebben het gevraagd.',
    moreTime: (minutes: number) => `Goed, we nemen ${sharedTexts.minutes(minutes)} extra.`,
    why45: 'Zo komen anderen ook aan de beurt.',
    slow: 'Ik typ liever trager',
    slowAsked: 'Typ gerust op je eigen tempo.',
    silence: 'Ben je er nog? Neem gerust je tijd.',
    stillHere: 'Ik ben er',
    iAmHere: 'Je liet weten dat je er nog bent.',
    isHere: (name: string) => `${name} is er nog.`,
    hardToBegin: 'Je hoeft niet bij het begin te beginnen. Eén woord is ook goed.',
    unsent: 'Nog niet verstuurd.',
    again: 'Opnieuw proberen',
    tooManyWait: 'Er wachten al 20 berichten. Wacht tot de verbinding er weer is.',
    lost: 'De verbinding hapert. Typ gerust verder, we sturen het straks.',
    back: 'We zijn er weer. Alles is verstuurd.',
    mending: 'Er kwam een bericht beschadigd aan. We vragen het opnieuw.',
    otherLost: (name: string) => `${name} is even weg. We zoeken de verbinding. Het ligt niet aan jou.`,
    otherBack: (name: string) => `${name} is er weer.`,
  },

  end: {
    title: 'Het gesprek is klaar',
    titleBroken: 'Het gesprek is verbroken',
    thanks: (name: string) => `Bedankt dat je praatte, ${name}. Je mag altijd terugkomen.`,
    byCounsellor: (name: string) => `${name} rondde het gesprek af.`,
    broken: 'Dit gesprek is voorbij. Je kan een nieuw starten.',
    lostConnection: 'Er was te lang geen verbinding. Je kan een nieuw gesprek starten.',
    erased: 'Dit gesprek is gewist. Niemand kan het nog lezen.',
    erasing: 'We wissen dit gesprek nu.',
    copyWarning: 'Kopieer je iets? Dan staat het wel ergens op dit toestel.',
    stillHere: 'Alleen op dit scherm staat het nog, tot je weggaat.',
    undelivered: 'Je laatste bericht kwam niet meer aan.',
    readAgain: 'Nog even nalezen',
    more: 'Wil je nog met iemand praten?',
    again: 'Start een nieuw gesprek',
    ended: 'Het gesprek is voorbij.',
  },

  stopped: {
    'not-verified': {
      title: 'We stoppen hier',
      lead: 'We konden niet nagaan wie je begeleider is. Er is niets verstuurd van wat je schreef.',
    },
    damaged: {
      title: 'We stoppen hier',
      lead: 'Er kwamen berichten beschadigd aan. We konden ze niet herstellen.',
    },
    help: 'Hier kan je nu wel terecht:',
    again: 'Probeer opnieuw',
  },

  tooOld: {
    title: 'Deze browser is te oud',
    lead: 'De chat kan hier je berichten niet goed beschermen. Probeer een andere browser of een ander toestel.',
  },

  notLetIn: {
    help: 'Waar kan je nu wel terecht?',
    kept: 'Wat je invulde, blijft staan zolang dit scherm open is.',
    again: 'Probeer opnieuw',
    opensByItself: 'Zodra we open zijn, staat het hier.',
    openTitle: 'We zijn er weer',
    isOpenAgain: 'Je kan nu in de rij gaan staan.',
    join: 'Ga in de rij staan',
  },
} as const

interface RefusalWords {
  readonly title: string
  readonly lead: string
}

const tryAgain: RefusalWords = {
  title: 'Dat lukte niet',
  lead: 'Er liep iets mis bij ons. Het ligt niet aan jou. Probeer het zo nog eens.',
}
const isOver: RefusalWords = {
  title: 'Je plaats is niet meer geldig',
  lead: 'Je was te lang weg. Je kan opnieuw in de rij gaan staan.',
}

/** What a person reads for each way in which the door may say no. */
export const refusalWords: Record<Refusal, RefusalWords> = {
  'unknown-frame': tryAgain,
  'too-large': tryAgain,
  'out-of-order': tryAgain,
  'not-allowed': tryAgain,
  'not-signed-in': tryAgain,
  'proof-refused': tryAgain,
  'try-again': tryAgain,
  'too-fast': {
    title: 'Even wachten',
    lead: 'Er gaan nu veel vragen tegelijk binnen. Wacht even en probeer het opnieuw.',
  },
  'not-yours': isOver,
  expired: isOver,
  'conversation-ended': isOver,
  'closed-now': {
    title: 'Nu is er niemand',
    lead: 'De chat is nu gesloten.',
  },
  'queue-full': {
    title: 'De rij is vol',
    lead: 'Er wachten al veel mensen. Probeer het straks nog eens.',
  },
  paused: {
    title: 'De chat staat even stil',
    lead: 'We zijn zo terug. Probeer het straks nog eens.',
  },
  blocked: {
    title: 'Je kan nu niet chatten',
    lead: 'Morgen kan het weer. Heb je nu hulp nodig? 112, 106 en 1813 nemen altijd op.',
  },
  'already-open': {
    title: 'Je gesprek staat al open in een ander tabblad',
    lead: 'Ga daar verder. Is dat tabblad er niet meer? Probeer het dan hier opnieuw.',
  },
}
