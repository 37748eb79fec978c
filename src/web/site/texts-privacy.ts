/** Words of the pages about personal data, as far as the software knows: Dutch, B1, "je". */
export const privacyTexts = {
  title: 'Jouw privacy in één minuut',
  lead: 'Je hoeft hier niet te zeggen wie je bent. Hier lees je kort wat er met je woorden gebeurt.',
  cards: {
    what: {
      title: 'Wat?',
      lines: [
        'Wat je typt, wordt op jouw toestel versleuteld.',
        'Alleen jij en je chatbegeleider kunnen het lezen.',
      ],
    },
    why: { title: 'Waarom?' },
    howLong: {
      title: 'Hoelang?',
      talk: 'Na het gesprek wissen we alles wat jullie schreven.',
      contact: (kept: string) =>
        `Een bericht via het contactformulier wissen we van onze server, ten laatste na ${kept}.`,
    },
    who: {
      title: 'Wie?',
      controller: (name: string) => `${name} is verantwoordelijk voor je gegevens.`,
      nobody: 'Er werkt geen ander bedrijf voor ons met je gegevens.',
      others: 'In de verklaring staat wie er voor ons werkt.',
    },
    rights: {
      title: 'Jouw rechten?',
      lines: ['Je mag vragen wat we van jou bewaren.', 'Je mag ook vragen om het te wissen.'],
      link: 'Lees jouw rechten',
    },
  },
  device: {
    title: 'Waarom zie je geen cookiebanner?',
    lines: [
      'Bezoekers krijgen geen cookies. Daarom hoeven we je niets te vragen.',
      'Terwijl je wacht of praat, staat op je toestel één geheime code. Zo kan je na het herladen van de pagina verder praten.',
      'Na het gesprek opent die code niets meer.',
      'Zeg je dat anderen deze computer ook gebruiken? Dan bewaren we zelfs die code niet.',
      'Tellen doen we alleen op onze server, zonder namen. Er kijkt geen ander bedrijf mee.',
    ],
    history:
      'We laten op dit toestel niets achter van wat je typte. Je browsergeschiedenis kan wel tonen dat je deze website bezocht.',
  },
  full: 'Lees de hele privacyverklaring',
  short: 'Lees het in één minuut',
  coming: {
    title: 'Dit verandert binnenkort',
    from: (date: string) => `Vanaf ${date}:`,
    announced: (date: string) => `Aangekondigd op ${date}.`,
  },
  demo: 'Dit is een demo op één toestel. Echte mensen chatten hier niet.',
} as const

/** Words of the page about rights. */
export const rightsTexts = {
  title: 'Jouw rechten',
  lead: 'Je gegevens blijven van jou. Ook als wij niet weten wie je bent.',
  talk: {
    title: 'Wat jullie schreven, bewaren we niet',
    lines: [
      'Na een gesprek wissen we alles wat jullie schreven.',
      'We weten ook niet wie je bent.',
      'Daarom valt er van jouw gesprek niets te tonen, te verbeteren of te wissen.',
      'Je begeleider kruist na het gesprek een paar dingen aan, zoals het onderwerp.',
      'Antwoordde je op de drie korte vragen? Dan bewaren we ook die antwoorden een tijd.',
      'Dat alles hangt aan geen gesprek en aan geen naam. Ook wij vinden niet terug wat van jou komt.',
    ],
  },
  written: {
    title: 'Heb je ons een bericht gestuurd?',
    lines: [
      'Dat bericht bewaren we wel een tijd. Daar kan je dus iets over vragen.',
      'Zeg dan op welke dag je schreef, en waarover. Zo vinden we je bericht.',
      'Je hoeft geen identiteitskaart te tonen.',
    ],
    kept: (kept: string) => `We wissen het van onze server, ten laatste na ${kept}.`,
  },
  listTitle: 'Wat mag je vragen?',
  list: [
    { right: 'Zien', line: 'Je vraagt of we iets van jou bewaren, en wat dat is.' },
    { right: 'Een kopie', line: 'Je krijgt wat we van jou bewaren.' },
    { right: 'Verbeteren', line: 'Er staat iets fout. We zetten het juist.' },
    { right: 'Aanvullen', line: 'Er ontbreekt iets. We voegen het toe.' },
    { right: 'Wissen', line: 'We gooien weg wat we van jou bewaren.' },
    { right: 'Beperken', line: 'We bewaren het nog, maar doen er even niets mee.' },
    { right: 'Bezwaar', line: 'Je wil niet dat we je gegevens gebruiken. Je zegt waarom.' },
    {
      right: 'Meenemen',
      line: 'Je krijgt je gegevens in een bestand. Als het kan, sturen we ze naar een ander.',
    },
    {
      right: 'Toestemming intrekken',
      line: 'Je zei ja, en je wil nu nee. Wat we daarvoor deden, blijft geldig.',
    },
  ],
  how: {
    title: 'Hoe vraag je het?',
    lines: ['Het is gratis.', 'Je krijgt antwoord binnen één maand.'],
    ownAge: (age: number | string) =>
      `Ben je ${age} jaar of ouder? Dan kan je het zelf vragen. Ben je jonger? Vraag het samen met iemand die je vertrouwt.`,
    contact: 'Met het contactformulier',
    mail: 'Met een mail',
    post: 'Met een brief',
    dataProtection: 'Wie over je gegevens waakt',
  },
  complaint: {
    title: 'Ben je niet tevreden?',
    first: 'Zeg het eerst aan ons. We zoeken samen een oplossing.',
    always: 'Je mag ook altijd klacht indienen bij de toezichthouder:',
  },
  more: 'Lees de hele privacyverklaring',
} as const

/** Words of the page with annual reports. */
export const reportTexts = {
  title: 'Jaarverslag',
  lead: 'Hier lees je hoe het elk schooljaar ging met de chat.',
  none: 'Er staat hier nog geen jaarverslag.',
  schoolYear: (year: string) => `Schooljaar ${year}`,
  pages: (count: number) => (count === 1 ? '1 pagina' : `${count} pagina\u2019s`),
  file: (size: string) => `PDF, ${size}`,
} as const
