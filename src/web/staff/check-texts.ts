import type { NotificationNow } from './notification-check.ts'

const blocked = [
  'Chrome: klik op het teken links van het adres. Zet “Meldingen” aan.',
  'Edge: klik op het slotje bij het adres. Kies “Machtigingen”. Zet “Meldingen” op “Toestaan”.',
  'Firefox: klik op het teken naast het slotje. Haal de blokkering van meldingen weg.',
  'Laad daarna deze pagina opnieuw en meld je weer aan.',
]

const notShown = [
  'Windows: kies Instellingen, Systeem, Meldingen. Zet ze aan voor je browser.',
  'Mac: kies Systeeminstellingen, Berichtgeving. Zet het aan voor je browser.',
  'Staat “Niet storen” of “Focus” aan? Zet het uit tijdens je dienst.',
  'Lukt het niet? Laat dit tabblad in beeld en let op het geluid.',
]

const none = ['Gebruik Chrome, Edge of Firefox op een computer.', 'Of laat dit tabblad in beeld staan.']

/** What the tests of sound and notifications say, beside what every control says. */
export const checkTexts = {
  waysOut: 'Zo los je het op:',
  notification: {
    states: {
      untested: 'Je testte de meldingen nog niet. Je browser vraagt misschien eerst of het mag.',
      asking: 'Nu toont je toestel “Dit is een test”. Zag je het?',
      seen: 'Je krijgt een melding als er iemand wacht. Er staat nooit iets in van een gesprek.',
      'not-seen': 'We vroegen een melding, maar je zag ze niet.',
      denied: 'Je browser houdt meldingen van deze site tegen.',
      'unknown-here': 'Deze browser heeft geen meldingen. Let dus goed op het geluid.',
    } satisfies Record<NotificationNow, string>,
    waysOut: { 'not-seen': notShown, denied: blocked, 'unknown-here': none },
  },
  sound: {
    waysOut: [
      'Zet het geluid van je toestel luider. Kijk of het niet op stil staat.',
      'Haal je koptelefoon eens uit en test opnieuw.',
      'Chrome of Edge: klik rechts op dit tabblad. Zet het geluid van de site weer aan.',
      'Firefox: klik op het luidsprekertje op dit tabblad.',
      'Lukt het niet? Bel je coördinator om mee te kijken.',
    ],
  },
} as const
