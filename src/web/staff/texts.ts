import type { StaffRole } from '../../domain/people.ts'
import type { DeskStatus } from '../../protocol/desk-frames.ts'
import type { SignInRefusal } from './sign-in.ts'
import type { SoundNow } from './sound-check.ts'
import { texts as wayTexts } from './way-in/texts.ts'

const roles: Record<StaffRole, string> = {
  counsellor: 'chatbegeleider',
  coordinator: 'coördinator',
  'data-protection-officer': 'functionaris voor gegevensbescherming',
  trainer: 'opleider',
  administrator: 'beheerder',
}

const refusals: Record<SignInRefusal, string> = {
  'not-signed-in': 'Dit klopt niet samen. Kijk alles na. Gebruik een code maar één keer.',
  'too-fast': 'Na een foute poging moet je even wachten. Probeer dan opnieuw.',
  'try-again': 'De server kan nu niet antwoorden. Probeer het zo opnieuw.',
  'no-connection': 'We bereiken de server niet. Kijk je verbinding na en probeer opnieuw.',
  'not-set-up': 'Deze hulplijn is nog niet ingesteld. Niemand kan zich al aanmelden.',
  'keys-shut':
    'Je sleutels gaan niet open op dit toestel. Vraag je coördinator om je opnieuw toegang te geven.',
  'open-elsewhere': 'Je balie staat al open in een ander tabblad. Ga daar verder.',
  'no-passkeys-here': wayTexts.passkeyRefusals['no-passkeys-here'],
  stopped: 'De passkey kwam er niet. Probeer opnieuw, of gebruik je wachtwoord.',
  'no-prf': 'Deze passkey opent je sleutels niet op dit toestel. Neem een andere, of je wachtwoord.',
  'no-valid-grant':
    'Je toelating klopt niet of is verlopen. Daarom stoppen we hier. Vraag je coördinator om een nieuwe.',
}

const statuses: Record<DeskStatus, string> = {
  away: 'Even weg',
  free: 'Vrij',
  ringing: 'Wordt gebeld',
  talking: 'In gesprek',
  'rounding-off': 'Rondt af',
  paused: 'Pauze',
  breather: 'Even ademen',
}

/** What all staff read: signing in and out, the bar, who is there, sounds and notifications. */
export const texts = {
  heading: 'Welkom aan de balie',
  lead: 'Meld je aan om te beginnen. Je sleutels gaan open op dit toestel. De server krijgt je wachtwoord nooit.',
  leadPasskey: 'Meld je aan om te beginnen. Je sleutels gaan open op dit toestel.',
  byPasskey: 'Meld aan met je passkey',
  orPassword: 'of met je wachtwoord',
  newDevice: 'Nieuw toestel, of alles kwijt?',
  waitFor: (seconds: number) => (seconds === 1 ? 'Nog 1 seconde …' : `Nog ${seconds} seconden …`),
  username: 'Gebruikersnaam',
  password: 'Wachtwoord',
  signIn: 'Meld aan',
  opening: 'We openen je sleutels …',
  openingHint: 'Dat duurt een paar seconden.',
  refusedHeading: 'Aanmelden lukte niet',
  usernameMissing: 'Vul je gebruikersnaam in.',
  passwordMissing: 'Vul je wachtwoord in.',
  refusals,
  roles,
  demoHeading: 'Dit is een demo. Kies wie je bent.',
  demoLead: 'De knop vult het formulier in en meldt je gewoon aan.',
  demoPhrase: 'Sleutelzin:',
  signInAs: (name: string) => `Meld aan als ${name}`,
  signOut: 'Meld af',
  aside: [
    'Wat bezoekers schrijven, lees je enkel hier, in dit scherm.',
    'Laad je de pagina opnieuw? Dan meld je je opnieuw aan.',
    'Laat dit scherm niet open staan als je weggaat.',
  ],
  asideHeading: 'Goed om te weten',
  bar: {
    desk: 'Balie',
    board: 'Nu op de chat',
    home: 'Begin',
    sections: 'Onderdelen',
    signedInAs: 'Aangemeld als',
    status: 'Jouw status',
    lost: 'Verbinding kwijt',
  },
  team: {
    heading: 'Nu aan de balie',
    you: 'Jij',
    nobody: 'Nog niemand.',
    pointPerson: 'aanspreekpunt',
    left: (status: string, minutes: number) => `${status}, nog ${minutes} min`,
    since: (status: string, minutes: number) => (minutes < 1 ? status : `${status}, ${minutes} min`),
  },
  statuses,
  crisis: 'In crisisgesprek',
  minutes: (count: number) => (count < 1 ? 'minder dan 1 min' : `${count} min`),
  noDesk: {
    heading: (name: string) => `Dag ${name}`,
    lines: (role: string) => [
      `Je bent aangemeld als ${role}.`,
      'Deze rol leest niets. Ze heeft geen sleutels voor gesprekken.',
      'Er is voor jou nog geen scherm aan de balie.',
    ],
  },
  stopped: {
    'signed-out': 'Je bent niet meer aangemeld. Meld je opnieuw aan.',
    elsewhere: 'Je opende ze net op een ander scherm. Ga daar verder. Hier is alles weg.',
    'other-person': 'In deze browser meldde iemand anders zich aan. Meld je opnieuw aan.',
    signedOutHelp: 'Lukt dat niet? Bel dan je coördinator.',
    again: 'Naar aanmelden',
    heading: 'De balie is gestopt',
    elsewhereHeading: 'Je balie staat elders open',
    elsewhereAlarm: 'Was jij dat niet? Bel dan meteen je coördinator.',
  },
  banner: 'Op elke pagina staat nu:',
  sound: {
    heading: 'Geluid',
    states: {
      untested: 'Je testte het geluid nog niet.',
      asking: 'Hoorde je het?',
      heard: 'Je hoort het als er iemand wacht.',
      'not-heard': 'Zet het geluid van je toestel aan. Kijk ook je koptelefoon na. Test dan opnieuw.',
      lost: 'Het geluid viel weg. Test het nog eens.',
      off: 'Het volume staat uit. Zo hoor je niet dat er iemand wacht.',
    } satisfies Record<SoundNow, string>,
    test: 'Test geluid',
    yes: 'Ja',
    no: 'Nee',
    volume: 'Volume',
    volumeOf: (percent: number) => (percent === 0 ? 'uit' : `${percent} %`),
  },
  notifications: {
    heading: 'Meldingen',
    test: 'Test melding',
    example: 'Dit is een test',
  },
} as const
