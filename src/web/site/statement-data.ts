import type { HelplinePrivacy, StatementFacts } from '../../protocol/privacy.ts'
import { daysInWords, hoursInWords, minutesInWords } from './kept-in-words.ts'

/** One class of data, as the statement tells it. */
export interface DataClass {
  /** Its anchor in the page. */
  readonly id: string
  readonly title: string
  readonly what: readonly string[]
  readonly who: readonly string[]
  readonly howLong: readonly string[]
}

export interface DataGroup {
  readonly title: string
  readonly classes: readonly DataClass[]
}

type Told = StatementFacts & Pick<HelplinePrivacy, 'backupDays'>

/** [PV5] Everything that is kept of people, by when it comes to be; every term is one of the settings. */
export function dataGroups(told: Told): readonly DataGroup[] {
  return [
    { title: 'Tijdens het gesprek', classes: [conversation(told), waiting(told), device, network, log] },
    { title: 'Na het gesprek', classes: [closingForm, notes(told), crisis(told), survey(told), counts] },
    { title: 'Als je ons schrijft', classes: [contact(told)] },
    {
      title: 'Wie hier werkt, en kopieën',
      classes: [staff(told), audit(told), shiftNotes(told), backups(told)],
    },
  ]
}

const conversation = ({ minutes, database }: Told): DataClass => ({
  id: 'gesprek',
  title: 'Wat jullie schrijven',
  what: [
    'Je bijnaam, wat je vooraf invulde en alle berichten.',
    'Dat wordt op jouw toestel versleuteld. Onze server bewaart alleen onleesbare tekst.',
  ],
  who: ['Alleen jij en je chatbegeleider.', 'Een collega leest pas mee als jij ja zegt.'],
  howLong: [
    `Tot het gesprek gedaan is. Daarna wissen we het, ten laatste na ${minutesInWords(minutes.closing)}.`,
    `Valt een verbinding weg? Dan houden we het gesprek hoogstens ${minutesInWords(minutes.interrupted)} bij.`,
    'We houden van een gesprek niets bij om uit te leren.',
    database === 'sqlite'
      ? 'Bij het wissen schrijven we ook het bestand op de schijf opnieuw.'
      : 'De databank is PostgreSQL. Gewiste tekst gaat van de schijf wanneer die databank opruimt.',
  ],
})

const waiting = ({ minutes, hours }: Told): DataClass => ({
  id: 'wachten',
  title: 'Wat onze server ziet',
  what: [
    'Voor iemand opneemt: je taal, welke hulp je zoekt en of je liever trager typt.',
    'Ook sinds wanneer je wacht, en je plaats in de rij.',
    'Daarna: met wie je praat, wanneer er een bericht is en hoe lang het ongeveer is.',
  ],
  who: ['De begeleider die je oproep krijgt.', 'Wie de server beheert, zolang het duurt.'],
  howLong: [
    'Tot het gesprek gedaan is.',
    `Horen we ${minutesInWords(minutes.place)} niets van jou? Dan gaat de volgende voor.`,
    `Je plaats blijft tot we sluiten, hoogstens ${hoursInWords(hours.passedOver)}.`,
  ],
})

const device: DataClass = {
  id: 'toestel',
  title: 'Wat op jouw toestel staat',
  what: [
    'Eén geheime code in het tabblad. Zo kan je na het herladen verder praten.',
    'Bij die code hoort een versleuteld briefje in het geheugen van onze server.',
    'Zeg je dat anderen de computer ook gebruiken? Dan is er geen code en geen briefje.',
    'Bezoekers krijgen geen cookies.',
  ],
  who: ['Alleen jouw tabblad.'],
  howLong: ['Tot het gesprek gedaan is, of tot je het tabblad sluit.'],
}

const network: DataClass = {
  id: 'netwerk',
  title: 'Je netwerkadres (IP-adres)',
  what: [
    'Je browser geeft het aan onze server, zoals bij elke website.',
    'Onze software schrijft het nergens op. We zoeken ook niet op waar je bent.',
    'Tegen misbruik telt de server soms pogingen per netwerk, achter een geheime code.',
  ],
  who: ['Niemand.'],
  howLong: ['We bewaren het niet. Die tellingen staan alleen in het geheugen van de server.'],
}

const log: DataClass = {
  id: 'logboek',
  title: 'Het logboek van de server',
  what: ['Codes en getallen over de techniek. Geen woorden, namen of adressen.'],
  who: ['Wie de server beheert.'],
  howLong: ['Zolang de server dat logboek bijhoudt.'],
}

const closingForm: DataClass = {
  id: 'registratie',
  title: 'Het formulier van je begeleider',
  what: [
    'Je begeleider kruist aan waarover het ging, en of het zwaar was.',
    'Ook wie je bent (leerling, ouder of leerkracht), je leeftijdsgroep, geslacht, provincie en soort school.',
    'Ook hoe groot het risico was, wat er gedaan werd en naar wie je verwezen bent.',
    'De dag, het uur en ongeveer hoelang het duurde, komen erbij.',
    'Er staat geen tekst in, geen bijnaam en geen begeleider. Niets leidt terug naar het gesprek.',
  ],
  who: ['Wie de databank beheert. Die ziet kruisjes, geen personen.'],
  howLong: ['Hiervoor is nog geen einddatum ingesteld.'],
}

const notes = ({ hours }: Told): DataClass => ({
  id: 'kladblad',
  title: 'Het kladblad van je begeleider',
  what: ['Notities tijdens het gesprek, versleuteld op het toestel van je begeleider.'],
  who: ['Alleen je begeleider.'],
  howLong: [
    `Tot het formulier na het gesprek klaar is, hoogstens ${hoursInWords(hours.notes)}.`,
    'Het staat alleen in het geheugen van de server.',
  ],
})

const crisis = ({ days }: Told): DataClass => ({
  id: 'groot-gevaar',
  title: 'Als er groot gevaar was',
  what: [
    'Soms breekt een begeleider het beroepsgeheim, om iemand te redden. Of denkt die eraan.',
    'Dan kruist die aan wie het hoorde, wat, waarom, en of de jongere het weet.',
    'De begeleider, de dag en het uur staan erbij. Geen tekst, en niet wie jij bent.',
  ],
  who: ['Coördinatoren en wie over gegevens waakt.', 'We houden bij wie het las en wanneer.'],
  howLong: [`We wissen dit na ${daysInWords(days.crisisDecision)}.`],
})

const survey = ({ retention }: Told): DataClass => ({
  id: 'bevraging',
  title: 'Wat je van het gesprek vond',
  what: [
    'Je antwoord op drie korte vragen, als je dat wil. Met de dag en het uur.',
    'Het hangt niet aan je gesprek.',
    'Schrijf je er iets bij? Dat wordt op jouw toestel versleuteld.',
  ],
  who: [
    'Wat je schrijft, lezen alleen coördinatoren.',
    'Wat je aantikt, kan ook zien wie de databank beheert. Die weet niet wie je bent.',
  ],
  howLong: [
    `Wat je schrijft, wissen we na ${daysInWords(retention.surveyText)}.`,
    'Voor de antwoorden op de drie vragen is nog geen einddatum ingesteld.',
  ],
})

const counts: DataClass = {
  id: 'tellingen',
  title: 'Tellingen per dag',
  what: [
    'Hoeveel mensen antwoord kregen, weer weggingen of voor een gesloten deur stonden.',
    'Dat zijn alleen getallen.',
  ],
  who: ['Coördinatoren en wie de databank beheert.'],
  howLong: ['Hiervoor is nog geen einddatum ingesteld.'],
}

const contact = ({ retention, hasMailbox }: Told): DataClass => ({
  id: 'contact',
  title: 'Berichten via het contactformulier',
  what: [
    'Wat je schrijft, en je naam en mailadres als je die geeft. Ook de dag en het uur.',
    'Meestal wordt het op jouw toestel versleuteld. Zonder scripts komt het leesbaar toe.',
    ...(hasMailbox
      ? [
          'Van een versleuteld bericht krijgt het team een mail dát er een is.',
          'Een leesbaar bericht komt ook zelf in de mailbox van het team.',
        ]
      : []),
  ],
  who: [
    'Coördinatoren.',
    'Een leesbaar bericht kan ook lezen wie de databank beheert.',
    ...(hasMailbox ? ['Bij een leesbaar bericht ook wie de mailbox leest.'] : []),
  ],
  howLong: [
    `We wissen het ten laatste na ${daysInWords(retention.contactMessage)}.`,
    ...(hasMailbox ? ['Mails in de mailbox wist het team zelf.'] : []),
  ],
})

const staff = ({ days }: Told): DataClass => ({
  id: 'begeleiders',
  title: 'Wie hier werkt',
  what: [
    'Naam, gebruikersnaam, rol en hoe iemand aanmeldt.',
    'Ook het rooster, en hoeveel gesprekken en minuten iemand zelf had.',
    'Ook wie een zin, een kaart of een voorbeeld nakeek of veranderde.',
    'Eigen zinnen en eigen sleutels zijn versleuteld.',
    'Wie aanmeldt, krijgt één cookie. Die is weg na het afmelden.',
  ],
  who: ['De coördinatoren zien wie hier werkt. Eigen aantallen ziet alleen de begeleider zelf.'],
  howLong: [
    `Wie weggaat, wissen we na ${daysInWords(days.staffLeft)}.`,
    `Een dienst in het rooster wissen we na ${daysInWords(days.roster)}.`,
  ],
})

const audit = ({ retention }: Told): DataClass => ({
  id: 'wie-deed-wat',
  title: 'Wie hier wat deed',
  what: [
    'Wanneer iemand van het team aanmeldt, iemand binnenlaat, het postvak leest of iets wist.',
    'Alleen wie, wat en wanneer. Geen tekst, geen netwerkadres en niets van bezoekers.',
    'Wie er later iets aan verandert, valt op. Zo kunnen we nakijken wat er gebeurde.',
  ],
  who: ['Coördinatoren en wie over gegevens waakt. Ook wie de databank beheert.'],
  howLong: [`We wissen elke regel na ${daysInWords(retention.auditLog)}.`],
})

const shiftNotes = ({ days }: Told): DataClass => ({
  id: 'briefjes',
  title: 'Briefjes voor de volgende dienst',
  what: ['Begeleiders laten een briefje na over de hulplijn. Het gaat niet over jou.'],
  who: ['Begeleiders en coördinatoren.'],
  howLong: [`We wissen ze na ${daysInWords(days.shiftNote)}.`],
})

const backups = ({ backupDays }: Told): DataClass => ({
  id: 'kopieen',
  title: 'Kopieën van de databank',
  what: [
    backupDays === 0
      ? 'Van de databank maken we geen kopieën.'
      : 'Van de databank kan een kopie bestaan, voor als er iets stukgaat.',
    'Gesprekken staan in een andere databank. Die nemen we nooit mee in een kopie.',
  ],
  who: ['Wie de server beheert.'],
  howLong: [
    backupDays === 0
      ? 'Er is dus niets te bewaren.'
      : `Hoogstens ${daysInWords(backupDays)}. Daarna is wat gewist werd, overal weg.`,
  ],
})
