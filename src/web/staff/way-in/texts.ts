import type { PasskeyRefusal } from './passkey.ts'
import { type PasswordProblem, type PasswordState, shortestPassword } from './password-rules.ts'
import type { StepUpRefusal } from './step-up.ts'

const passkeyRefusals: Record<PasskeyRefusal, string> = {
  'no-passkeys-here': 'Deze browser kent geen passkeys. Kies een wachtwoord.',
  stopped: 'De passkey kwam er niet. Probeer opnieuw, of kies een wachtwoord.',
  'no-prf':
    'Deze passkey kan je aanmelden, maar je sleutels niet openen. Probeer een ander toestel, of kies een wachtwoord.',
  'no-connection': 'We bereiken de server niet. Kijk je verbinding na en probeer opnieuw.',
  'try-again': 'De server kan nu niet antwoorden. Probeer het zo opnieuw.',
}

const passwordProblems: Record<PasswordProblem, string> = {
  'too-short': 'Nog te kort.',
  'too-long': 'Te lang. Hou het bij 128 tekens.',
  'too-few-different': 'Te vaak hetzelfde teken.',
  'well-known-words': 'Dit raadt iemand snel: een naam, de school, een maand. Kies iets anders.',
  'too-weak': 'Dit raadt een computer te snel. Voeg een paar woorden toe.',
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
  newPassword: 'Kies een wachtwoord',
  newPasswordHint: 'Minstens 15 tekens. Een rare zin is sterk en makkelijk te onthouden.',
  passwordNotYet: 'Dit wachtwoord is nog niet sterk genoeg.',
  meter(state: PasswordState, length: number): string {
    switch (state.is) {
      case 'empty':
        return 'Plakken uit een wachtwoordkluis mag.'
      case 'measuring':
        return 'We kijken hoe sterk het is …'
      case 'good':
        return 'Sterk genoeg.'
      case 'strong':
        return 'Heel sterk.'
      case 'not-measured':
        return 'We konden de sterkte niet nakijken. Kijk je verbinding na en typ het opnieuw.'
      case 'wrong':
        return state.problem === 'too-short'
          ? `${passwordProblems['too-short']} Nog ${shortestPassword - length} tekens.`
          : passwordProblems[state.problem]
    }
  },
  app: {
    heading: 'Koppel een app met codes',
    lead: 'Bijvoorbeeld de app van je wachtwoordkluis of een authenticator op je telefoon.',
    square: 'QR-code voor je app. De sleutel staat er ook als tekst bij.',
    orType: 'Kan je niet scannen? Typ dan deze sleutel in de app:',
    firstCode: 'De code die de app nu toont',
  },
  choose: {
    legend: 'Hoe wil je je aanmelden?',
    thisDevice: 'Passkey',
    pressing: 'Volg je toestel …',
    passkey: {
      title: 'Met een passkey',
      lead: 'Eén gebaar: je vinger, je gezicht of je pincode. Het veiligst.',
      how: 'Je toestel vraagt zo om je vinger, gezicht of pincode. Daarmee gaan ook je sleutels open.',
    },
    password: {
      title: 'Met een wachtwoord en een app',
      lead: 'Een lang wachtwoord, en telkens een code van je telefoon.',
    },
    passwordInDemo: {
      title: 'Met een wachtwoord',
      lead: 'In de demo is een lang wachtwoord genoeg. In het echt hoort er een app met codes bij.',
    },
  },
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
