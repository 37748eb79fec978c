import type { ContactMessage } from '../../protocol/contact.ts'
import type { ShutReason } from './inbox.ts'
import type { ServerRefusal } from './people-server.ts'
import type { LockReason, VaultRefusal } from './vault.ts'

const locked: Record<LockReason, string> = {
  'not-yet': 'Berichten zijn verzegeld. Alleen de sleutel van een coördinator opent ze, hier in je browser.',
  unused: 'Je deed tien minuten niets in het Postvak. Daarom ging het vanzelf op slot.',
  'by-hand': 'Je zette het Postvak op slot. Wat open stond, is weg van deze pagina.',
  'signed-out': 'Je bent niet meer aangemeld. Daarom ging het Postvak op slot.',
}

const refusals: Partial<Record<VaultRefusal, string>> = {
  'needs-phrase': 'Vul je sleutelzin in: de zeven woorden van je blad.',
  'wrong-phrase': 'Deze sleutelzin klopt niet. Kijk elk woord na.',
  'not-tied': 'Deze passkey opent het Postvak nog niet. Gebruik je sleutelzin, en koppel dan je passkey.',
  'not-for-me':
    'De sleutels zijn nog niet voor jou verzegeld. Vraag het aan een andere coördinator, bij “Mensen”.',
  'not-allowed': 'Dat mag je niet met jouw rol.',
  'not-signed-in': 'Je bent niet meer aangemeld. Meld je opnieuw aan.',
  'prove-again': 'Daarvoor moet je eerst tonen wie je bent. Probeer het opnieuw.',
  'proof-refused': 'Deze passkey hoort niet bij jouw account.',
  'no-connection': 'We bereiken de server niet. Er is niets verloren. Probeer het opnieuw.',
  'too-fast': 'Dat ging te snel na elkaar. Wacht even.',
  'no-passkeys-here': 'Deze browser kent geen passkeys. Gebruik je sleutelzin.',
  stopped: 'De passkey kwam er niet. Probeer het opnieuw, of gebruik je sleutelzin.',
  'no-prf': 'Deze passkey kan je aanmelden, maar niets openen. Gebruik je sleutelzin.',
  expired: 'We vinden je sleutelbestand niet. Vraag hulp aan een andere coördinator.',
}

const shut: Record<ShutReason, string> = {
  locked: 'Dit bericht is versleuteld. Ontgrendel het Postvak om het te lezen.',
  'other-year':
    'Dit is verzegeld met een sleutel die jij niet hebt. Een andere coördinator kan het misschien wel openen.',
  damaged: 'Dit gaat niet open: het is beschadigd, of het kwam niet van onze pagina.',
}

const mail: Record<ContactMessage['mail']['state'], (tries: number) => string> = {
  none: () => 'Er ging geen mail: deze hulplijn heeft geen mailbox ingesteld.',
  owed: () => 'De mail vertrekt zo',
  sent: () => 'Mail bezorgd bij de mailserver',
  failed: tries =>
    `Mail niet bezorgd na ${tries} ${tries === 1 ? 'poging' : 'pogingen'}. We proberen het opnieuw.`,
}

/** What a coordinator reads in the inbox. */
export const inboxTexts = {
  label: 'Postvak',
  labelNew: (count: number) => `Postvak · ${count} nieuw`,
  heading: 'Postvak',
  lead: 'Berichten aan het team. Alleen coördinatoren lezen ze.',
  lock: {
    heading: 'Het Postvak is op slot',
    why: locked,
    passkey: 'Ontgrendel met je passkey',
    orPhrase: 'Of met je sleutelzin',
    phrase: 'Je sleutelzin',
    phraseHint: 'De zeven woorden die je kreeg toen je begon. Streepjes of spaties, beide mag.',
    go: 'Ontgrendel',
    busy: 'We ontgrendelen …',
    refused: refusals,
    failed: 'Dat lukte niet. Probeer het zo opnieuw.',
    demo: 'Demo: in het echt staat deze zin alleen op papier.',
    demoFill: 'Vul de sleutelzin van de demo in',
  },
  open: {
    is: 'Het Postvak is open.',
    closes: 'Na tien minuten zonder gebruik gaat het vanzelf op slot.',
    lock: 'Zet op slot',
    lockAction: 'Zet het Postvak op slot',
    shut: (count: number) =>
      count === 1
        ? 'Van één schooljaar heb je de sleutel niet.'
        : `Van ${count} schooljaren heb je de sleutel niet.`,
    tie: 'Ontgrendel voortaan met je passkey',
    tieHint: 'Dan heb je je sleutelzin niet telkens nodig. Bewaar het blad wel.',
    tied: 'Gekoppeld. Voortaan ontgrendelt deze passkey het Postvak.',
  },
  unlockAction: 'Ontgrendel het Postvak',
  loading: 'We halen de berichten op …',
  notRead: 'We konden de berichten niet ophalen.',
  stale: 'Geen verbinding. Je ziet de lijst van daarnet. We proberen het vanzelf opnieuw.',
  retry: 'Probeer opnieuw',
  messages: 'Berichten aan het team',
  empty: 'Er zijn nog geen berichten.',
  more: (count: number) => `Er staan nog ${count} oudere berichten. Handel af en wis om ze te zien.`,
  when: (day: string, hour: number) => `${day}, ${hour} uur`,
  states: { new: 'nieuw', handled: 'afgehandeld' },
  sealed: 'versleuteld',
  unsealed: 'niet versleuteld',
  unsealedWhy: 'Dit kwam zonder versleuteling binnen. Het staat leesbaar op onze server.',
  unsealedMail: 'Het ging ook volledig mee in de mail.',
  mail,
  shut,
  noName: 'Zonder naam',
  noAddress: 'Geen adres: deze persoon vraagt geen antwoord.',
  answer: 'Antwoord aan',
  answerHint: 'Je antwoord is een gewone mail. Die is niet versleuteld.',
  erasedAfter: (date: string) => `We wissen dit vanzelf na ${date}.`,
  handle: 'Markeer als afgehandeld',
  unhandle: 'Toch niet afgehandeld',
  handled: 'Afgehandeld.',
  unhandled: 'Weer bij de nieuwe.',
  erase: 'Wis',
  eraseAction: 'Wis dit bericht',
  eraseTitle: 'Dit bericht wissen?',
  eraseLead: 'Het is dan weg voor iedereen. Dat kan je niet terugdraaien.',
  eraseYes: 'Ja, wis het',
  eraseNo: 'Nee, behoud het',
  erased: 'Gewist.',
  notDone: 'Dat lukte niet. Probeer het zo opnieuw.',
  gone: 'Dit bericht is er niet meer. Misschien wiste een collega het.',
  survey: {
    heading: 'Wat mensen na het gesprek schreven',
    lead: 'Zonder naam, en zonder spoor naar een gesprek. Je kan hier niet antwoorden.',
    locked: (count: number) => `${count} ${count === 1 ? 'tekst wacht' : 'teksten wachten'} achter het slot.`,
    empty: 'Er schreef nog niemand iets.',
    failed: 'We konden deze teksten niet ophalen.',
    kept: (count: number) => `We wissen elke tekst na ${count} dagen.`,
  },
} as const

/** "maandag 23 november 2026". */
export function dayInWords(day: string): string {
  return new Intl.DateTimeFormat('nl-BE', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(day))
}

/** The last day on which a message of this day is kept, in words. */
export function lastDayOf(day: string, keptDays: number): string {
  const last = new Date(Date.parse(day) + keptDays * 24 * 60 * 60_000)
  return new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeZone: 'UTC' }).format(last)
}

/** Why something about a message was not done, in words. */
export function refusalInWords(refused: ServerRefusal): string {
  if (refused === 'expired' || refused === 'not-yours') return inboxTexts.gone
  return refusals[refused] ?? inboxTexts.notDone
}
