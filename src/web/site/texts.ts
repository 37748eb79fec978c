import type { PageSettings } from '../../protocol/page-settings.ts'

/** Words of the public pages: Dutch, B1, "je". */
export const siteTexts = {
  description: ({ name, initiative }: Pick<PageSettings, 'name' | 'initiative'>) =>
    `${name}: je chat er anoniem met een begeleider. ${initiative}.`,
  title: 'Praat met iemand van het CLB',
  hero: 'Even je hoofd leegmaken?',
  heroLead: 'Praat hier met iemand van het CLB. Je hoeft niet te zeggen wie je bent.',
  start: 'Start een gesprek',
  statusTitle: 'Is er nu iemand?',
  questions: [
    {
      title: 'Mag ik hier komen?',
      lines: [
        'Ja. Ben je leerling, ouder of leerkracht? Je bent welkom.',
        'Je mag ook komen als je je zorgen maakt over iemand anders.',
        'Geen enkele vraag is te klein.',
      ],
    },
    {
      title: 'Horen mijn ouders of mijn school dit?',
      lines: [
        'Nee. Wat je zegt, blijft bij je begeleider. Die heeft beroepsgeheim.',
        'Is er groot gevaar? Dan zoekt je begeleider samen met jou hulp.',
        'Alleen jij en je chatbegeleider lezen mee. Onze server bewaart alleen onleesbare tekst, en wist die na het gesprek.',
      ],
    },
    {
      title: 'Wie antwoordt er?',
      lines: [
        'Iemand van een Centrum voor Leerlingenbegeleiding, kort CLB.',
        'Dat is iemand die elke dag met leerlingen praat: een psycholoog, een maatschappelijk werker of een verpleegkundige.',
        'Je praat met één persoon. Niemand anders volgt mee.',
      ],
    },
    {
      title: 'Hoelang duurt het, en wat kost het?',
      lines: [
        'Een gesprek duurt ongeveer 45 minuten. Zo komt iedereen aan de beurt.',
        'Het kost niets.',
        'Gaat je vraag over studiekeuze? Kijk misschien eerst op onderwijskiezer.be.',
      ],
    },
    {
      title: 'Hoe veilig is dit?',
      lines: [
        'Wat je typt, wordt op jouw toestel versleuteld.',
        'We laten op dit toestel niets achter van wat je typte.',
        'Je browsergeschiedenis kan wel tonen dat je deze website bezocht. Een privévenster helpt.',
        'Als iemand onze website zelf zou kapen, kan die bescherming wegvallen. Daarom publiceren we de code en controleren we ze.',
      ],
    },
  ],
  talkFirst: 'Praat als het kan eerst met een volwassene die je vertrouwt.',
  exitTitle: 'Snel van deze site weg?',
  exitBefore: 'Kies Snel weg of druk drie keer op ',
  exitAfter: '.',
  elsewhere: {
    title: 'Bezet, wat nu?',
    lead: 'Dat is jammer. Hier kan je wel terecht.',
    now: 'Hier antwoordt nu wel iemand',
    more: 'Bekijk alle hulp',
  },
  hoursTitle: 'Wanneer is er iemand?',
  hoursHolidays: 'In vakanties zijn we er soms. Dan staat het hier.',
  holidays: 'Ook open in de vakantie',
  footerStaff: 'Voor begeleiders',

  chatTitle: 'Voor je start',
  chatLead: 'Hier praat je met een begeleider.',
  chatNoScript:
    'Je browser laat geen scripts toe. Dan kunnen we je berichten niet beschermen. Daarom kan je hier niet chatten.',

  deskTitle: 'Balie',
  deskLead: 'Hier werken de chatbegeleiders.',
  deskNoScript: 'De balie werkt alleen met scripts. Zet ze aan en laad de pagina opnieuw.',

  joining: {
    'set-up': 'Een hulplijn instellen',
    invitation: 'Je uitnodiging',
    lead: 'De pagina wordt klaargezet …',
    noScript: 'Deze pagina werkt alleen met scripts. Zet ze aan en open je link opnieuw.',
  },

  home: 'Naar het begin',

  /** On the button for other sites: a few words each. */
  sign: {
    open: 'Er is nu iemand voor jou',
    waiting: 'Je kan in de rij gaan staan',
    full: 'De rij is nu vol',
    unattended: 'Er is nog niemand',
    stopped: 'We sluiten zo',
    closed: 'Nu is er niemand',
    paused: 'We zijn even weg',
    'not-set-up': 'Nog niet open',
    opensAt: (moment: string) => `Weer open ${moment}`,
  },
  buttonLabel: (name: string, words: string) => `${name}: ${words}`,
} as const
