import { contactLengths } from '../../../protocol/contact.ts'

/** Words of the contact form: Dutch, B1, "je". */
export const contactTexts = {
  title: 'Contact',
  wrong: (title: string) => `Nog niet verstuurd: ${title}`,
  heading: 'Schrijf het team',
  lead: 'Heb je een vraag, een tip of een klacht over deze chat? Iedereen mag schrijven.',
  noHelp: {
    title: 'Zoek je hulp?',
    lead: 'Dan is dit niet de goede plek. Soms lezen we een bericht pas na enkele dagen.',
    chat: 'Ga naar de chat',
    elsewhere: 'Bezet, wat nu?',
    numbers: 'Bel een nummer',
  },
  fields: {
    text: 'Je bericht',
    name: 'Je naam (mag leeg blijven)',
    mailAddress: 'Je mailadres (enkel als je een antwoord wil)',
  },
  hints: {
    text: 'Schrijf niets over jezelf dat we niet hoeven te weten.',
    name: 'Een verzonnen naam is prima.',
    mailAddress: 'Leest er iemand mee in je mailbox? Laat dit dan leeg.',
  },
  noCard: 'We vragen nooit je identiteitskaart. Stuur die ook niet.',
  trap: 'Laat dit veld leeg',
  problemsTitle: 'Je bericht is nog niet verstuurd',
  problems: {
    text: {
      missing: 'Schrijf eerst je bericht.',
      'too-long': `Je bericht is te lang. Er is plaats voor ${contactLengths.text} tekens.`,
      'no-address': '',
    },
    name: {
      missing: '',
      'too-long': `Je naam is te lang. Er is plaats voor ${contactLengths.name} tekens.`,
      'no-address': '',
    },
    mailAddress: {
      missing: '',
      'too-long': 'Dit mailadres is te lang.',
      'no-address': 'Dit mailadres klopt niet. Een mailadres ziet er zo uit: naam@voorbeeld.be.',
    },
  },
  tooMany: (time: string) =>
    `Van jouw netwerk kwamen net veel berichten. Verstuur dit opnieuw vanaf ${time}. Laat dit scherm zo lang open.`,
  failed: 'Er ging iets mis bij ons. Je bericht staat hier nog. Probeer het straks opnieuw.',
  open: 'Je bericht komt niet versleuteld aan. Ook onze server kan het lezen, zoals bij een gewone mail.',
  sealed: 'We versleutelen je bericht op dit toestel. Lukt dat niet? Dan vragen we eerst wat jij wil.',
  kept: (time: string) => `Na ${time} wissen we je bericht van onze server.`,
  keptMore: 'Lees wat we bewaren',
  send: 'Verstuur',
  again: 'Probeer opnieuw',
  preparing: 'We maken alles klaar …',
  sending: 'We versturen je bericht …',
  noConnection: 'Er is geen verbinding. Je bericht staat hier nog.',
  unsealed: {
    title: 'Versleutelen lukt nu niet',
    lines: [
      'Je bericht is nog niet verstuurd.',
      'Je kan het zonder versleuteling sturen. Dan kan ook onze server het lezen.',
    ],
    send: 'Verstuur zonder versleuteling',
    back: 'Nee, nog niet',
  },
  sent: {
    title: 'Je bericht is verstuurd',
    lines: [
      'Bedankt. Het team leest het.',
      'Gaf je een mailadres? Dan antwoordt het team je daar.',
      'Je mag dit scherm sluiten. Je bericht staat niet meer op dit toestel.',
    ],
    home: 'Naar het begin',
  },
} as const
