import type { AuditAction, AuditKind } from '../../domain/audit-log.ts'

/** Who did it, what was done to whom or to what, and how often. */
interface Said {
  readonly who: string
  readonly whom: string
  readonly times: number
}

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

/** [AU12] Every act of the log as a sentence. `whom` is a name, or what the log calls it. */
export const sentences: Record<AuditAction, (said: Said) => string> = {
  'signed-in-by-password': ({ who }) => `${who} meldde zich aan met een wachtwoord`,
  'signed-in-by-passkey': ({ who }) => `${who} meldde zich aan met een toestelsleutel`,
  'sign-in-refused': ({ whom, times }) =>
    `Aanmelden mislukte ${counted(times, 'keer', 'keer')}, met de naam van ${whom}`,
  'signed-out': ({ who }) => `${who} meldde zich af`,
  'proved-again': ({ who }) => `${who} bewees opnieuw wie het is`,
  'proof-refused': ({ who, times }) =>
    `${who} kon ${counted(times, 'keer', 'keer')} niet bewijzen wie het is`,
  'sessions-ended': ({ who, times }) =>
    `${who} meldde zich af op ${counted(times, 'ander toestel', 'andere toestellen')}`,
  'way-added': ({ who }) => `${who} voegde een manier toe om binnen te komen`,
  'way-removed': ({ who }) => `${who} nam een manier weg om binnen te komen`,

  invited: ({ who, whom }) => `${who} nodigde ${whom} uit`,
  'invitation-withdrawn': ({ who }) => `${who} trok een uitnodiging in`,
  'invitation-answered': ({ whom }) => `${whom} beantwoordde een uitnodiging`,
  'let-in': ({ who, whom }) => `${who} liet ${whom} binnen`,
  'turned-down': ({ who }) => `${who} weigerde iemand die aanklopte`,
  'access-given': ({ who, whom }) => `${who} gaf ${whom} toegang op een nieuw toestel`,
  'access-taken-away': ({ who, whom }) => `${who} nam de toegang van ${whom} weg`,
  'account-erased': ({ who }) => `${who} wiste een account van iemand die weg is`,

  'grants-added': ({ who, whom, times }) =>
    whom
      ? `${who} tekende ${counted(times, 'toelating', 'toelatingen')} voor ${whom}`
      : `${who} tekende ${counted(times, 'toelating', 'toelatingen')} opnieuw`,
  'grants-from-raised': ({ who }) => `${who} maakte oude toelatingen ongeldig`,
  'key-file-read': ({ who, whom }) => `${who} haalde een verzegelde sleutel op (${whom})`,
  'own-key-file-kept': ({ who }) => `${who} bewaarde een eigen sleutelbestand`,
  'key-files-replaced': ({ who, times }) =>
    `${who} verzegelde ${counted(times, 'sleutel', 'sleutels')} opnieuw`,

  'inbox-read': ({ who, times }) => `${who} haalde het postvak op: ${counted(times, 'bericht', 'berichten')}`,
  'message-handled': ({ who }) => `${who} zette een bericht op afgehandeld`,
  'message-reopened': ({ who }) => `${who} zette een bericht weer op nieuw`,
  'message-erased': ({ who }) => `${who} wiste een bericht`,
  'survey-texts-read': ({ who, times }) =>
    `${who} haalde de bevraging op: ${counted(times, 'antwoord', 'antwoorden')}`,
  'crisis-decision-written': ({ who }) => `${who} schreef in het crisislogboek (in dit uur)`,
  'crisis-decisions-read': ({ who }) => `${who} las het crisislogboek`,
  'audit-log-read': ({ who }) => `${who} las dit logboek`,

  'opened-extra': ({ who }) => `${who} opende de chat extra`,
  'closed-now': ({ who }) => `${who} sloot de chat`,
  'back-to-plan': ({ who }) => `${who} liet de chat weer de uren volgen`,
  'cap-changed': ({ who }) => `${who} veranderde hoeveel mensen mogen wachten`,
  'notice-changed': ({ who }) => `${who} veranderde het bericht bovenaan`,
  'point-person-changed': ({ who, whom }) =>
    whom ? `${who} maakte ${whom} aanspreekpunt` : `${who} liet het aanspreekpunt open`,
  'shifts-proposed': ({ who, times }) => `${who} plande ${counted(times, 'dienst', 'diensten')} in`,
  'shift-added': ({ who }) => `${who} voegde een dienst toe`,
  'shift-changed': ({ who }) => `${who} veranderde een dienst`,
  'shift-removed': ({ who }) => `${who} haalde een dienst weg`,
  'swap-undone': ({ who }) => `${who} maakte een wissel ongedaan`,
  'calendar-renewed': ({ who }) => `${who} maakte een nieuw adres voor de eigen agenda`,
  'sentence-changed': ({ who, whom }) => `${who} veranderde een gedeelde zin (${whom})`,
  'example-checked': ({ who, whom }) => `${who} keek een voorbeeld na (${whom})`,
  'referral-checked': ({ who, whom }) => `${who} keek de uren van een dienst na (${whom})`,

  'set-up': ({ times }) => `De hulplijn werd ingesteld, met ${counted(times, 'account', 'accounts')}`,
  started: ({ whom }) => `De server startte, versie ${whom}`,
  'settings-changed': ({ whom }) => `De instellingen zijn nieuw of veranderd (kenmerk ${whom})`,
  'site-changed': ({ whom }) => `De map van de hulplijn is nieuw of veranderd (kenmerk ${whom})`,
  'messages-expired': ({ who, times }) =>
    `${who} wiste ${counted(times, 'bericht', 'berichten')} waarvan de tijd om was`,
  'survey-texts-expired': ({ who, times }) =>
    `${who} wiste ${counted(times, 'antwoord', 'antwoorden')} waarvan de tijd om was`,
  'audit-log-pruned': ({ who, times }) =>
    `${who} wiste ${counted(times, 'oude regel', 'oude regels')} van dit logboek`,
}

const kinds: Record<AuditKind, string> = {
  'sign-in': 'Aanmelden',
  people: 'Mensen',
  keys: 'Sleutels',
  reading: 'Lezen en wissen',
  evening: 'Deur, rooster en zinnen',
  house: 'De server',
}

export const auditTexts = {
  label: 'Logboek',
  heading: 'Logboek',
  lead: 'Hier lees je wie van het team wat deed. Van bezoekers staat er niets in.',
  kept: (days: string) => `Elke regel blijft ${days}. Dat jij dit leest, staat er ook in.`,
  loading: 'We halen het logboek op.',
  failed: 'We konden het logboek niet ophalen.',
  noConnection: 'We bereiken de server niet.',
  signedOut: 'Je bent niet meer aangemeld. Meld je opnieuw aan.',
  stale: 'We bereiken de server niet. Wat hier staat, is van daarnet.',
  again: 'Probeer opnieuw',
  refresh: 'Vernieuw',
  empty: 'Hier past geen enkele regel bij.',
  more: 'Toon oudere regels',
  loadingMore: 'We halen oudere regels op …',
  entries: 'Wat er gebeurde',
  person: 'Wie',
  everyone: 'Iedereen',
  kind: 'Wat',
  everything: 'Alles',
  kinds,
  server: 'De server',
  somebody: 'Iemand',
  unknownName: 'iemand die hier niet werkt',
  goneActor: 'Een vroegere collega',
  gone: 'een vroegere collega',
  guest: 'iemand',
  otherAct: (who: string, action: string) => `${who}: ${action}`,
  heads: {
    heading: 'Controlecode',
    lead: 'Deze code hoort bij alles wat tot nu in het logboek staat. Verandert iemand later iets, dan klopt ze niet meer.',
    hint: 'Je hoeft niets te doen. Wil je zeker zijn? Noteer de code of druk ze af. Je beheerder kan ze later nakijken.',
    current: 'Nu',
    days: 'De code op het einde van elke dag',
    whole: (entry: number) => `Voluit, bij regel ${entry}:`,
    print: 'Druk de codes af',
  },
  changed: {
    heading: 'Het logboek is veranderd',
    lead: 'Jouw pagina onthield een controlecode. Die staat er niet meer.',
    what: 'Iemand veranderde regels of haalde ze weg. Of er werd een oude kopie teruggezet.',
    accept: 'Ik zocht dit uit. Onthoud het logboek zoals het nu is.',
  },
  lookInto: 'Spreek je beheerder aan. Die kijkt het na met deze opdracht:',
  command: 'npx clbchat verify-audit',
  broken: {
    heading: 'Het logboek klopt niet',
    lead: (entry: number) => `Regel ${entry} is niet wat de server schreef.`,
  },
} as const
