import type { Outcome } from '../../domain/outcome.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { DecisionFrame } from './live-board.ts'

const outcomes: Record<Outcome, string> = {
  answered: 'Kregen een begeleider',
  'left-waiting': 'Gingen zelf uit de rij',
  'not-there': 'Waren er niet meer toen het hun beurt was',
  'refused-full': 'Konden er niet in: de rij was vol',
  'tried-closed': 'Klopten aan toen we dicht waren',
  'not-reached': 'Raakten niet meer aan de beurt voor het einde',
}

const done: Record<DecisionFrame['t'], string> = {
  'open-extra': 'De chat is open.',
  'close-now': 'De chat is gesloten. Elke open pagina toont het al.',
  'as-planned': 'Het plan geldt weer.',
  cap: 'De rij is aangepast.',
  notice: 'Elke open pagina is aangepast.',
  'point-person': 'Aangepast. Iedereen aan de balie ziet het.',
  'test-alarm': 'Het testalarm is verstuurd.',
}

const refusals: Partial<Record<Refusal, string>> = {
  'not-allowed': 'Dat mag je niet beslissen met jouw rol.',
  expired: 'Dat kan niet meer: die collega is niet meer aan de balie.',
  'too-fast': 'Dat ging te snel na elkaar. Wacht even.',
  'try-again': 'De server bereikte dit niet. Probeer het zo opnieuw.',
}

const people = (count: number) => (count === 1 ? '1 bezoeker' : `${count} bezoekers`)
const minutes = (count: number) => (count === 1 ? '1 minuut' : `${count} minuten`)
const forHours: Record<number, string> = { 60: '1 uur', 90: 'anderhalf uur', 120: '2 uur', 180: '3 uur' }

/** What a coordinator reads. */
export const texts = {
  titles: { board: 'Nu op de chat', alarm: '(1) Er wacht iemand' },
  heading: 'Nu op de chat',
  lead: 'Je ziet hier aantallen en collega’s. Teksten van gesprekken zie je nooit.',
  waitingForNumbers: 'We wachten op de eerste cijfers.',
  lost: 'Verbinding kwijt. Deze cijfers zijn niet meer van nu.',
  tallies: {
    waiting: 'Wachten',
    longest: 'Langste wacht',
    talking: 'In gesprek',
    free: 'Vrij',
    away: 'Pauze',
    roundingOff: 'Ronden af',
    none: '–',
    minutes: (count: number) => `${count} min`,
  },
  summary: (waiting: number, talking: number, free: number) =>
    `${waiting === 1 ? 'Er wacht' : 'Er wachten'} ${waiting === 0 ? 'geen bezoekers' : people(waiting)}. ${talking} in gesprek, ${free} vrij.`,
  colleagues: {
    heading: 'Nu aan de balie',
    colleague: 'Collega',
    status: 'Status',
    since: 'Hoelang al',
    nobody: 'Er is niemand aan de balie.',
    long: (name: string, count: number) =>
      `${name} is al ${count} minuten in gesprek. Vraag even hoe het gaat.`,
  },
  point: {
    heading: 'Aanspreekpunt',
    make: (name: string) => `Maak ${name} aanspreekpunt`,
    lift: 'Neem terug',
    none: 'Nog niemand is aanspreekpunt. Een alarm gaat meteen naar de lijst.',
    here: (name: string) => `${name} is vandaag aanspreekpunt en krijgt een alarm als eerste.`,
    hereByRoster: (name: string) => `Volgens het rooster is ${name} nu aanspreekpunt.`,
    gone: (name: string) =>
      `${name} is aanspreekpunt, maar zit niet aan de balie. Een alarm gaat meteen naar de lijst.`,
  },
  today: {
    heading: 'Vandaag',
    outcomes,
    over45: 'Gesprekken van meer dan 45 minuten',
    over90: 'Nu langer dan 90 minuten bezig',
    count: 'Aantal',
    what: 'Hoe het afliep',
  },
  alarm: {
    heading: 'Er wacht iemand en niemand neemt op.',
    since: (count: number) =>
      count < 1 ? 'Dat is zo sinds daarnet.' : `Dat is al zo sinds ${minutes(count)}.`,
    advice: 'Bel een collega, of zorg dat er iemand vrij is.',
    answered: (name: string) => `${name} kijkt ernaar.`,
    hush: 'Ik zie het, maak het stil',
    sound: 'Geluid bij alarm',
    on: 'aan',
    off: 'uit',
    notification: (site: string) => `${site}: er wacht iemand en niemand neemt op`,
  },
  testAlarm: {
    heading: 'Testalarm',
    never: 'Er is nog geen testalarm verstuurd.',
    arrived: (ago: string) => `Het laatste testalarm vertrok goed, ${ago}.`,
    failed: (ago: string) => `Het laatste testalarm kwam niet overal aan, ${ago}.`,
    nobody: (ago: string) =>
      `Het laatste testalarm bereikte niemand, ${ago}. Er staat nog niemand op de lijst.`,
    failedFor: (names: string) => `Niet gelukt voor: ${names}.`,
    ask: 'Vraag de mensen op de lijst of ze het kregen.',
    send: 'Stuur een testalarm',
    ago: (count: number) => (count < 1 ? 'daarnet' : `${minutes(count)} geleden`),
    hoursAgo: (count: number) => (count === 1 ? '1 uur geleden' : `${count} uur geleden`),
  },
  decisions: {
    heading: 'Nu beslissen',
    sending: 'We voeren het uit …',
    done,
    refused: refusals,
    notDone: 'Dat lukte niet. Probeer het opnieuw.',
    cancel: 'Nee, laat zo',
    minutes,
    duration: (count: number) => forHours[count] ?? minutes(count),
    extra: {
      heading: 'Extra sessie',
      hint: 'De chat gaat meteen open, zo lang als je kiest.',
      howLong: 'Hoelang?',
      act: 'Open de chat',
    },
    close: {
      heading: 'Nu sluiten',
      hint: 'Niemand kan nog binnen. Gesprekken die bezig zijn, gaan gewoon verder.',
      kind: 'Hoe noemen we het?',
      kinds: { closed: 'Gesloten', paused: 'Technische pauze' },
      reason: 'Waarom?',
      reasonHint: 'Bezoekers lezen dit. Schrijf één korte zin.',
      reasons: { closed: 'We zijn met te weinig begeleiders.', paused: 'De techniek hapert even.' },
      reasonMissing: 'Vul een reden in.',
      howLong: 'Hoelang?',
      untilLifted: 'Tot ik het zelf weer open',
      act: 'Sluit de chat',
      question: 'Wil je de chat nu sluiten?',
      waiting: (count: number) =>
        count === 0
          ? 'Er wacht nu niemand.'
          : `Er ${count === 1 ? 'wacht' : 'wachten'} ${people(count)}. Zij horen meteen dat we sluiten.`,
      yes: 'Ja, sluit nu',
    },
    plan: {
      heading: 'Terug naar het plan',
      hint: 'Wat je zelf besliste over open en dicht, vervalt. De gewone uren gelden weer.',
      act: 'Volg het plan',
      question: 'Wil je terug naar het plan?',
      mayClose: 'Misschien is de chat volgens het plan nu dicht. Dan sluit hij meteen.',
      yes: 'Ja, volg het plan',
    },
    cap: {
      heading: 'Grens voor de rij',
      byRule: 'Nu: volgens de regel, 4 wachtenden per begeleider.',
      most: (count: number) =>
        count === 0 ? 'Nu: niemand mag wachten.' : `Nu: hoogstens ${count} wachtenden.`,
      field: 'Hoeveel mogen er hoogstens wachten?',
      wrong: 'Vul een getal in van 0 tot 500.',
      act: 'Stel in',
      lift: 'Volg de regel',
      question: 'Wil je de rij sluiten?',
      none: 'Met 0 kan niemand nog in de rij. Wie al wacht, blijft staan.',
      yes: 'Ja, sluit de rij',
    },
    notice: {
      heading: 'Bericht op elke pagina',
      hint: 'Bezoekers en begeleiders lezen dit meteen. Zet er geen namen in.',
      none: 'Nu staat er niets.',
      now: (text: string) => `Nu staat er: “${text}”`,
      field: 'Bericht',
      left: (count: number) => `Nog ${count} tekens.`,
      missing: 'Vul een bericht in.',
      act: 'Toon het bericht',
      lift: 'Haal het weg',
    },
  },
} as const
