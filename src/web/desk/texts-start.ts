import type { LineWay } from '../shared/socket.ts'
import type { KeyFault } from './key-check.ts'
import type { CheckName, CheckState } from './preflight.ts'

const date = new Intl.DateTimeFormat('nl-BE', { day: 'numeric', month: 'long', year: 'numeric' })

/** "14 oktober", with the year when it is not this one. */
export function dayInWords(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return isThisYear ? date.format(at).replace(/ \d{4}$/, '') : date.format(at)
}

const names: Record<CheckName, string> = {
  sound: 'Geluid',
  notification: 'Meldingen',
  line: 'Verbinding',
  keys: 'Sleutels',
}

const signs: Record<CheckState, string> = {
  open: 'nog niet getest',
  good: 'in orde',
  care: 'in orde, maar let op',
  bad: 'niet in orde',
}

const ways: Record<LineWay, string> = {
  socket: 'Het gaat rechtstreeks, met een WebSocket.',
  'streamed-requests': 'Het gaat met een omweg over HTTP. Dit netwerk laat geen WebSocket door.',
  requests: 'Het gaat met een omweg over HTTP, stukje per stukje. Dit netwerk laat geen WebSocket door.',
}

/** What the page of the start of a shift says. */
export const startTexts = {
  checks: {
    heading: 'Kijk dit even na',
    lead: 'Eén druk test alles na elkaar. Bij geluid en meldingen vragen we wat je merkte.',
    testAll: 'Test alles',
    testing: 'We testen …',
    names,
    signs,
    allGood: 'Geluid, meldingen, verbinding en sleutels zijn in orde.',
    look: 'Bekijk de testen',
    nothingTested: 'Je testte nog niets.',
    skipped: (checks: string) => `Nog niet in orde: ${checks}.`,
    skippedRisk: 'Beginnen mag, maar dan mis je misschien iemand.',
  },
  line: {
    test: 'Test verbinding',
    untested: 'Je testte de verbinding nog niet.',
    testing: 'We vragen de server vijf keer of hij er is …',
    lost: 'Je bent nu niet verbonden. We zoeken verbinding met de server.',
    good: (milliseconds: number) => `Goed. De server antwoordt in ${milliseconds} milliseconden.`,
    slow: (milliseconds: number) =>
      `Traag. De server antwoordt in ${inSeconds(milliseconds)} seconden, of niet altijd. Chatten gaat, met wat wachten.`,
    none: 'De server antwoordt niet.',
    ways,
    waysOut: [
      'Kijk of je internet hebt: open eens een andere site.',
      'Ga dichter bij de wifi zitten, of gebruik een kabel.',
      'Op school? Vraag of de computerdienst deze site doorlaat.',
      'Lukt het niet? Bel je coördinator. Gebruik intussen het internet van je gsm.',
    ],
  },
  keys: {
    test: 'Test sleutels',
    untested: 'Je testte je sleutels nog niet.',
    testing: 'We maken een bericht, versleutelen het en openen het weer …',
    good: (until: string) =>
      `We versleutelden een testbericht en openden het weer. Je toelating geldt tot ${until}.`,
    ending: (until: string) =>
      `Alles werkt, maar je toelating geldt nog maar tot ${until}. Vraag je coördinator nu al om een nieuwe.`,
    faults: {
      grant: 'Je toelating klopt niet of is verlopen.',
      certificate: 'De sleutel van deze dienst wordt niet aanvaard.',
      message: 'Een testbericht ging niet meer open.',
    } satisfies Record<KeyFault, string>,
    waysOut: {
      grant: ['Bel je coördinator. Die kan je een nieuwe toelating geven.', 'Neem intussen niemand op.'],
      certificate: [
        'Kijk of de datum en het uur van je toestel juist staan.',
        'Laad deze pagina opnieuw en meld je weer aan.',
        'Lukt het niet? Bel je coördinator.',
      ],
      message: [
        'Laad deze pagina opnieuw en meld je weer aan.',
        'Lukt het dan nog niet? Bel je coördinator en neem niemand op.',
      ],
    } satisfies Record<KeyFault, readonly string[]>,
  },
  practice: {
    heading: 'Liever eerst even oefenen?',
    line: 'Je praat met een bedachte jongere. Het telt nergens mee en niemand leest mee.',
    go: 'Oefen een gesprek',
  },
  news: {
    since: (day: string) => `Wat is er nieuw sinds ${day}`,
    first: 'Goed om te weten',
    none: 'Niets nieuws. Alles werkt zoals de vorige keer.',
    loading: 'We halen op wat er nieuw is …',
    failed: 'We konden niet ophalen wat er nieuw is. Je kan gewoon beginnen.',
    more: (count: number) => (count === 1 ? 'Toon er nog één' : `Toon er nog ${count}`),
  },
} as const

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1).replace('.', ',')
}
