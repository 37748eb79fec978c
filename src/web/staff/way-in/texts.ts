import type { PasskeyRefusal } from './passkey.ts'
import type { StepUpRefusal } from './step-up.ts'

const passkeyRefusals: Record<PasskeyRefusal, string> = {
  'no-passkeys-here': 'Deze browser kent geen passkeys. Kies een wachtwoord.',
  stopped: 'De passkey kwam er niet. Probeer opnieuw, of kies een wachtwoord.',
  'no-prf':
    'Deze passkey kan je aanmelden, maar je sleutels niet openen. Probeer een ander toestel, of kies een wachtwoord.',
  'no-connection': 'We bereiken de server niet. Kijk je verbinding na en probeer opnieuw.',
  'try-again': 'De server kan nu niet antwoorden. Probeer het zo opnieuw.',
}

const notProven = 'Dat klopte niet. Kijk alles na en probeer opnieuw.'

/** What everybody reads about ways in. */
export const texts = {
  passkeyRefusals,
  username: 'Gebruikersnaam',
  password: 'Wachtwoord',
  code: 'Code uit je app',
  codeHint: 'Zes cijfers. Ze veranderen elke halve minuut.',
  codeMissing: 'Vul de zes cijfers van je app in.',
  passwordMissing: 'Vul je wachtwoord in.',
  usernameMissing: 'Vul je gebruikersnaam in.',
  show: 'Toon wachtwoord',
  hide: 'Verberg wachtwoord',
  busy: 'Even geduld …',
  stepUp: {
    title: 'Toon nog eens wie je bent',
    lead: 'Dit weegt zwaar. Daarom vragen we het opnieuw. Daarna geldt het vijf minuten.',
    passkey: 'Met je passkey',
    orPassword: 'Of met je wachtwoord',
    prove: 'Ga verder',
    stop: 'Stop',
    refusal(refused: StepUpRefusal): string {
      if (refused === 'too-fast') return 'Wacht even na een foute poging, hoogstens een minuut.'
      if (refused in passkeyRefusals) return passkeyRefusals[refused as PasskeyRefusal]
      return notProven
    },
  },
} as const
