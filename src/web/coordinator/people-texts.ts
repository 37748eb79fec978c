import type { Discipline, StaffRole } from '../../domain/people.ts'
import type { Act, PeopleRefusal } from './people.ts'
import type { LineRefusal } from './people-invite.ts'
import { sealRefusals } from './people-seal-texts.ts'

const disciplines: Record<Discipline, string> = {
  'psycho-pedagogical': 'psycho-pedagogisch',
  social: 'sociaal',
  medical: 'medisch',
  'study-choice': 'studiekeuze',
}

const roles: Record<StaffRole, string> = {
  counsellor: 'Begeleider',
  coordinator: 'Coördinator',
  'data-protection-officer': 'Functionaris voor gegevensbescherming',
  trainer: 'Opleider',
  administrator: 'Beheerder',
}

/** One thing and several things, as they are counted. */
const counted = (one: string, several: string) => (count: number) => `${count} ${count === 1 ? one : several}`
const persons = counted('persoon', 'personen')
const accesses = counted('toegang', 'toegangen')
const days = counted('dag', 'dagen')

const busy: Record<Act, (done: number, of: number) => string> = {
  invite: (_done, of) => `We maken ${counted('uitnodiging', 'uitnodigingen')(of)} …`,
  withdraw: () => 'We trekken de uitnodiging in …',
  'let-in': (done, of) => `We tekenen ${accesses(of)} … ${done} van ${of} klaar.`,
  'turn-down': () => 'We weigeren …',
  'give-access': () => 'We geven toegang …',
  'take-away': (_done, of) =>
    of > 0 ? `We nemen de toegang weg en tekenen ${accesses(of)} opnieuw …` : 'We nemen de toegang weg …',
  renew: (_done, of) => `We verlengen ${accesses(of)} …`,
  'change-disciplines': () => 'We passen de disciplines aan …',
  'seal-keys': (done, of) => `We verzegelen de sleutels … ${done} van ${of} klaar.`,
}

const done: Record<Act, (count: number) => string> = {
  invite: count => (count === 1 ? 'De uitnodiging staat klaar.' : `${count} uitnodigingen staan klaar.`),
  withdraw: () => 'De uitnodiging werkt niet meer.',
  'let-in': count => `${persons(count)} ${count === 1 ? 'kan' : 'kunnen'} zich nu aanmelden.`,
  'turn-down': () => 'Geweigerd. Er gaat niets open.',
  'give-access': () => 'Toegang gegeven. Het nieuwe toestel gaat nu open.',
  'take-away': () => 'De toegang is weg. Alle andere toegangen gelden gewoon verder.',
  renew: count => `${accesses(count)} verlengd.`,
  'change-disciplines': () => 'De disciplines zijn aangepast.',
  'seal-keys': () => 'Klaar. De sleutels zijn verzegeld voor iedereen die ze mag openen.',
}

const refusals: Partial<Record<PeopleRefusal, string>> = {
  'no-connection': 'We bereiken de server niet. Er is niets verloren. Probeer het opnieuw.',
  'not-signed-in': 'Je bent niet meer aangemeld. Meld je opnieuw aan.',
  'not-allowed': 'Dat mag je niet met jouw rol.',
  'prove-again': 'Daarvoor moet je eerst tonen wie je bent. Probeer het opnieuw.',
  'already-open': 'Dat is al gebeurd, misschien door een collega. Kijk de lijst na.',
  expired: 'Dat kan niet meer: het is te oud, of een collega was je voor.',
  'too-fast': 'Dat ging te snel na elkaar. Wacht even.',
  'too-large': 'Dat is te veel in één keer. Doe het in delen.',
  'wrong-answer': 'Eén van de antwoorden klopt niet. Daarom lieten we niemand binnen.',
  'other-digits': 'Deze cijfers horen niet bij dat toestel.',
  yourself: 'Je kan je eigen toegang niet wegnemen. Vraag het aan een andere coördinator.',
  'last-coordinator': 'De laatste coördinator kan niet weg. Laat eerst een andere coördinator toe.',
  'needs-phrase': 'Vul je sleutelzin in. Hiervoor is de hoofdsleutel nodig.',
  'wrong-phrase': 'Deze sleutelzin klopt niet. Kijk elk woord na.',
  'not-root-holder': 'Je bewaart de hoofdsleutel niet. Vraag het aan wie de hulplijn instelde.',
  'other-root': 'Deze hoofdsleutel hoort niet bij deze hulplijn. We stoppen hier.',
  ...sealRefusals,
  'no-keys': 'Er ontbreken sleutels om dit te tekenen. Nodig deze persoon opnieuw uit.',
}

const lineRefusals: Record<LineRefusal, (part: string) => string> = {
  'no-name': () => 'De naam ontbreekt.',
  'too-long': () => 'De naam is langer dan 80 tekens.',
  twice: () => 'Deze naam staat er al. Maak er een verschil in.',
  'unknown-discipline': part => `“${part}” is geen discipline.`,
  'too-many-parts': () => 'Er staat meer dan een naam en disciplines.',
  'too-many': () => 'Meer dan 250 in één keer gaat niet.',
}

/** What a coordinator reads about people. */
export const texts = {
  label: 'Mensen',
  labelKnocking: (count: number) => `Mensen · ${count} ${count === 1 ? 'klopt' : 'kloppen'} aan`,
  heading: 'Mensen',
  lead: 'Wie hier werkt, en wie binnen mag. Namen komen uit getekende toegangen, nooit van de server.',
  leadReduced: 'Wie hier werkt. Je kan hier kijken, niet tekenen: jouw rol heeft geen sleutels.',
  loading: 'We halen de lijst op …',
  failed: 'We konden de lijst niet ophalen.',
  retry: 'Probeer opnieuw',
  stale: 'Geen verbinding. Je ziet de lijst van daarnet. We proberen het vanzelf opnieuw.',
  parts: {
    label: 'Delen van Mensen',
    everyone: (count: number) => `Iedereen (${count})`,
    invite: 'Uitnodigen',
    answers: (count: number) => (count > 0 ? `Antwoorden (${count})` : 'Antwoorden'),
    may: 'Wie mag wat',
  },
  busy,
  done,
  refused: refusals,
  awayNotAllowed: 'Dat mag niet. Staat de klok van dit toestel goed? En blijft er een andere coördinator?',
  notDone: 'Dat lukte niet. Probeer het opnieuw.',
  doneBefore: (count: number) =>
    `${persons(count)} ${count === 1 ? 'is' : 'zijn'} al binnen. De rest staat er nog.`,
  disciplines,
  roles,
  noDisciplines: 'geen discipline',
  deputy: 'plaatsvervanger',
  you: 'jij',
  noValidAccess: 'geen geldige toegang',
  lapsed: 'geen geldige toegang: die liep af',
  withoutKeys: 'rol zonder sleutels',
  states: { waiting: 'wacht op toelating', active: 'werkt hier', off: 'toegang weggenomen' },
  notWhollyAway: 'toegang nog niet helemaal weg: neem ze opnieuw weg',
  until: (date: string) => `toegang tot ${date}`,
  endsSoon: (count: number) =>
    count < 1 ? 'toegang loopt vandaag af' : `toegang loopt af over ${days(count)}`,
  ways: { password: 'wachtwoord', passkey: 'passkey', none: 'nog geen passkey of wachtwoord' },
  lastUsed: (date: string) => `laatst gebruikt op ${date}`,
  neverUsed: 'nog niet gebruikt',
  sessions: (count: number) => (count === 0 ? 'nergens aangemeld' : `${count} keer aangemeld`),
  notes: {
    oneDeputy:
      'Er is maar één plaatsvervanger. Wordt die ziek, dan kan niemand iemand binnenlaten. Nodig een tweede coördinator uit.',
    inviteDeputy: 'Nodig een coördinator uit',
    ending: (count: number) =>
      count === 1
        ? 'De toegang van 1 persoon loopt binnen 60 dagen af.'
        : `De toegang van ${count} personen loopt binnen 60 dagen af.`,
    renew: (count: number) => `Verleng ${accesses(count)}`,
    endingDeputies: (names: string) => `Ook plaatsvervangers lopen af: ${names}. Dat vraagt de hoofdsleutel.`,
    keysUntil: (date: string) => `De sleutels voor de kluis en de opleiding gelden tot ${date}.`,
    keysEnd: (date: string) =>
      `De sleutels voor de kluis en de opleiding gelden nog maar tot ${date}. Vraag wie de hulplijn instelde om nieuwe.`,
    noKeys: 'Er zijn geen geldige sleutels voor de kluis en de opleiding.',
  },
  search: 'Zoek op naam, rol of discipline',
  found: (count: number) => (count === 0 ? 'Niemand gevonden.' : `${persons(count)} gevonden.`),
  empty: 'Nog niemand uitgenodigd. Begin met je eerste begeleider.',
  person: {
    back: 'Terug naar iedereen',
    username: 'Gebruikersnaam',
    role: 'Rol',
    access: 'Toegang',
    disciplines: 'Disciplines',
    ways: 'Manieren om binnen te komen',
    sessions: 'Aangemeld',
    seen: 'Laatst gezien',
    secrecy: 'Beroepsgeheim bevestigd',
    never: 'nog niet',
    renew: 'Verleng met een jaar',
    renewHint: 'Nieuwe toegang voor 400 dagen, met dezelfde sleutels.',
    makeDeputy: 'Maak opnieuw plaatsvervanger',
    notDeputy:
      'Plaatsvervanger word je als coördinator. Nodig deze collega daarvoor uit in die rol: dan komen er sleutels bij.',
    changeDisciplines: 'Bewaar disciplines',
    away: 'Neem toegang weg',
    awayTitle: (name: string) => `De toegang van ${name} wegnemen?`,
    awayLines: (name: string, others: number) => [
      `${name} is meteen overal afgemeld en kan niet meer binnen.`,
      others > 0
        ? `Deze pagina tekent daarbij ${accesses(others)} van anderen opnieuw. Zij merken daar niets van.`
        : 'Voor de anderen verandert er niets.',
      'Wat iemand al las, kan je niet ongelezen maken.',
    ],
    awayYes: 'Ja, neem weg',
    awayNo: 'Nee, laat zo',
    awayYourself: 'Je eigen toegang neemt een andere coördinator weg.',
    awayLast: 'Dit is de laatste coördinator. Laat eerst een andere coördinator toe, dan kan het.',
  },
  root: {
    label: 'Jouw sleutelzin',
    hint: 'De woorden op jouw blad. Ze blijven in deze pagina en worden daarna gewist.',
  },
  invite: {
    heading: 'Nodig iemand uit',
    who: 'Wie nodig je uit?',
    whoHint: 'Een nota voor jou en je collega’s. Bezoekers zien dit nooit.',
    whoMissing: 'Vul in wie je uitnodigt.',
    role: 'Rol',
    disciplines: 'Disciplines',
    act: 'Maak een uitnodiging',
    rootHint: 'Een coördinator binnenlaten vraagt straks de hoofdsleutel.',
    listHeading: 'Nodig een hele lijst uit',
    list: 'Namen',
    listHint: (words: string) =>
      `Eén naam op elke regel. Wil je disciplines? Zet er dan een puntkomma achter: ${words}.`,
    listExample: 'Noor Peeters; sociaal, studiekeuze',
    read: (count: number) => `${persons(count)} gelezen. Kijk even na:`,
    wrong: (count: number) =>
      `${counted('regel begrijpen', 'regels begrijpen')(count)} we niet. Die slaan we over:`,
    line: (number: number, text: string) => `Regel ${number}: ${text}`,
    lineRefusals,
    inviteAll: (count: number) => `Nodig ${persons(count)} uit als begeleider`,
    waiting: 'Nog niet beantwoord',
    nobodyWaits: 'Er staat geen uitnodiging open.',
    by: (name: string) => `uitgenodigd door ${name}`,
    someDeputy: 'een collega',
    validUntil: (date: string) => `geldig tot ${date}`,
    showAgain: 'Toon de link',
    showAgainFor: (who: string) => `Toon de link voor ${who}`,
    withdraw: 'Trek in',
    withdrawFor: (who: string) => `Trek in: de uitnodiging van ${who}`,
  },
  links: {
    heading: (count: number) => (count === 1 ? 'De uitnodiging' : `${count} uitnodigingen`),
    for: (who: string) => `Voor ${who}`,
    handOver:
      'Geef de link zelf door: toon de code, of stuur hem met je eigen mail of berichten. Nooit langs deze server.',
    once: 'Wie de link heeft, kan er één keer mee antwoorden. Toon hem dus aan niemand anders.',
    code: (who: string) => `QR-code met de uitnodiging voor ${who}`,
    copy: 'Kopieer de link',
    copyAll: 'Kopieer alles',
    copied: 'Gekopieerd.',
    notCopied: 'Kopiëren lukte niet. Duid de link aan en kopieer hem zelf.',
    download: 'Bewaar als CSV',
    file: 'uitnodigingen.csv',
    fileWarning: 'In dit bestand staan sleutels. Wis het zodra je ze doorgaf.',
    name: 'Naam',
    link: 'Link',
    putAway: 'Klaar, verberg',
  },
  answers: {
    heading: 'Wie antwoordde',
    none: 'Er wacht nu geen antwoord. Dit vult zichzelf aan.',
    hint: 'Deze pagina kijkt na of het antwoord van jouw link kwam.',
    right: 'Dit antwoord klopt',
    wrong: 'Dit antwoord klopt niet',
    wrongHint: 'Iemand anders antwoordde, of er is mee geknoeid. Laat niemand binnen. Bel eerst.',
    newKeys: 'Kreeg je zelf net een nieuw toestel? Trek je oude uitnodigingen dan in en maak nieuwe.',
    ofAnother: (name: string) => `${name} nodigde uit en moet dit zelf nakijken.`,
    inviterGone: 'Wie uitnodigde, kan dit niet meer nakijken. Weiger het, en nodig opnieuw uit.',
    invitedAs: (who: string) => `uitgenodigd als “${who}”`,
    username: (username: string) => `meldt zich aan als ${username}`,
    letIn: 'Laat binnen',
    letInOf: (name: string) => `Laat binnen: ${name}`,
    letInAll: (count: number) => `Laat alle ${count} binnen`,
    turnDown: 'Weiger',
    turnDownOf: (name: string) => `Weiger het antwoord van ${name}`,
    needsRoot: 'Er zit een coördinator bij. Daarvoor is de hoofdsleutel nodig.',
  },
  knock: {
    heading: (name: string) => `${name} klopt aan met een nieuw toestel`,
    somebody: 'Een collega klopt aan met een nieuw toestel',
    said: (name: string) => `${name} klopt aan met een nieuw toestel.`,
    how: 'Bel elkaar. Herken je de stem? Laat dan de zes cijfers voorlezen die op dat toestel staan.',
    digits: 'De zes cijfers die je hoort',
    same: 'De cijfers kloppen.',
    other: 'Deze cijfers horen niet bij dat toestel. Laat ze nog eens voorlezen.',
    go: 'Help dit toestel',
    give: 'Geef toegang',
    turnDown: 'Weiger dit toestel',
    unknown: 'Deze persoon heeft geen geldige toegang. Neem eerst contact op, en nodig anders opnieuw uit.',
    noDigits:
      'Deze rol heeft geen sleutels, dus geen cijfers om voor te lezen. Neem de toegang weg en nodig opnieuw uit.',
    unnamed: (username: string) => `De account ${username}`,
    until: (time: string) => `Dit kan nog tot ${time}.`,
  },
} as const
