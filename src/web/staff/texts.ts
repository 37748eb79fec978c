import type { StaffRole } from '../../domain/people.ts'
import type { SignInRefusal } from './sign-in.ts'

const roles: Record<StaffRole, string> = {
  counsellor: 'chatbegeleider',
  coordinator: 'coördinator',
  'data-protection-officer': 'functionaris voor gegevensbescherming',
  trainer: 'opleider',
  administrator: 'beheerder',
}

const refusals: Record<SignInRefusal, string> = {
  'not-signed-in': 'Deze naam en dit wachtwoord horen niet samen. Kijk ze allebei na.',
  'too-fast': 'Na een fout wachtwoord moet je even wachten, hoogstens een minuut. Probeer dan opnieuw.',
  'try-again': 'De server kan nu niet antwoorden. Probeer het zo opnieuw.',
  'no-connection': 'We bereiken de server niet. Kijk je verbinding na en probeer opnieuw.',
  'not-set-up': 'Deze hulplijn is nog niet ingesteld. Niemand kan zich al aanmelden.',
  'keys-shut':
    'Je sleutels gaan niet open op dit toestel. Vraag je coördinator om je opnieuw toegang te geven.',
  'open-elsewhere': 'Je balie staat al open in een ander tabblad. Ga daar verder.',
  'no-valid-grant':
    'Je toelating klopt niet of is verlopen. Daarom stoppen we hier. Vraag je coördinator om een nieuwe.',
}

/** What staff read when they sign in and out. */
export const texts = {
  heading: 'Welkom aan de balie',
  lead: 'Meld je aan om te beginnen. Je sleutels gaan open op dit toestel. De server krijgt je wachtwoord nooit.',
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
  signInAs: (name: string) => `Meld aan als ${name}`,
  signOut: 'Meld af',
  aside: [
    'Wat bezoekers schrijven, lees je enkel hier, in dit scherm.',
    'Laad je de pagina opnieuw? Dan meld je je opnieuw aan.',
    'Laat dit scherm niet open staan als je weggaat.',
  ],
  asideHeading: 'Goed om te weten',
} as const
