import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSite } from '../src/server/site-folder.ts'
import { filesUnder } from './read-docs.ts'
import { textFiles, textsOfPage } from './read-texts.ts'

/** Whatever people read: words of screens, what a site folder says, and sentences within pages and mails. */
const said = [
  ...textFiles,
  ...filesUnder('src/web', /\.tsx$/).filter(file => !file.includes('.test.')),
  ...filesUnder('src/server', /\.ts$/).filter(file => !file.includes('.test.')),
  ...filesUnder('site', /\.(?:json|md)$/).filter(file => !file.endsWith('danger-words.json')),
]

const sure = {
  nl: '(?:volledig|helemaal|volkomen|absoluut|totaal|perfect|honderd procent)',
  en: '(?:completely|totally|fully|absolutely|perfectly|entirely)',
  fr: '(?:totalement|complètement|entièrement|absolument|parfaitement)',
}
/** What nobody can keep, and its kin (security.md, "Words the site may use"). */
const promises = [
  /100 ?(?:%|procent|percent|pour ?cent)/,
  /niemand kan (?:\w+ ){0,2}(?:zien|weten|lezen|meelezen|meekijken|volgen|vinden|achterhalen|ontdekken|zoeken)/,
  /(?:wij|we) (?:kunnen|zullen) (?:\w+ )?nooit|kunnen (?:wij|we) nooit/,
  new RegExp(`${sure.nl} (?:anoniem|veilig|geheim|onzichtbaar|privé|beschermd)`),
  /gegarandeerd|garanderen|garantie|waterdicht|onkraakbaar|spoorloos/,
  /(?:niet|onmogelijk) te (?:kraken|hacken|traceren|achterhalen)|geen (?:enkel )?spo(?:or|ren) (?:na|achter)/,
  /(?:nobody|no one|no-one) (?:can|could|will) (?:\w+ )?(?:see|know|read|find|follow|track|tell)/,
  /we (?:can|could|will) never|never be (?:seen|read|found|traced)/,
  new RegExp(`${sure.en} (?:anonymous|safe|secure|private|secret)`),
  /guarantee|unbreakable|untraceable|impossible to (?:trace|hack|read)|leaves? no trace/,
  /personne ne (?:peut|pourra) (?:\w+ )?(?:voir|savoir|lire|trouver|suivre)/,
  /nous ne (?:pouvons|pourrons) jamais/,
  new RegExp(`${sure.fr} (?:anonyme|sûr|secret|confidentiel|privé)`),
  /garanti|inviolable|impossible à (?:tracer|pirater|lire)|aucune trace/,
]
const promisesIn = (text: string) =>
  promises.flatMap(promise => new RegExp(promise, 'iu').exec(text.replaceAll(/\s+/g, ' '))?.[0] ?? [])
/** Comments tell colleagues why, and promise nobody anything. */
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')

describe('who believes what is written', () => {
  test('[TH1] is promised nothing that nobody can keep', () => {
    expect(said.length).toBeGreaterThan(200)
    const found = said.flatMap(file =>
      promisesIn(withoutComments(readFileSync(file, 'utf8'))).map(promise => `${file}: ${promise}`),
    )
    expect(found).toEqual([])
  })

  test.each([
    ...['Niemand kan zien dat je hier was.', 'Dit is 100 % anoniem.', 'Wij kunnen nooit weten wie je bent.'],
    ...['We kunnen nooit meelezen.', 'Je blijft volledig anoniem.', 'Je gesprek laat geen sporen na.'],
    ...['Nobody can see that you were here.', 'You are completely anonymous.', 'We can never read it.'],
    ...['Personne ne peut voir que tu es venu.', 'C’est totalement anonyme.', 'Nous ne pouvons jamais lire.'],
  ])('[TH1] and such a promise would be found: %s', promise => {
    expect(promisesIn(promise)).not.toEqual([])
  })
})

describe('who asks how safe it is', () => {
  const { pages, welcome } = readSite('site/clbchat')
  const own = pages.find(({ href }) => href === '/hoe-veilig-is-dit')
  const textOf = (href: string) => {
    const page = pages.find(page => page.href === href)
    return page ? textsOfPage(page).join('\n') : `no page at ${href}`
  }

  test('[TH2] reads the sentences that are true, before the chat and on one page', () => {
    const said = [
      'Wat je typt, wordt op jouw toestel versleuteld. Alleen jij en je chatbegeleider kunnen het lezen.',
      'Onze server bewaart alleen onleesbare tekst',
      'Als iemand onze website zelf zou kapen, kan die bescherming wegvallen. Daarom publiceren we de code en controleren we ze.',
      'We laten op dit toestel niets achter van wat je typte. Je browsergeschiedenis kan wel tonen dat je deze website bezocht. Gebruik een privévenster als niemand dat mag zien.',
    ]
    for (const sentence of said) expect(textOf('/hoe-veilig-is-dit')).toContain(sentence)
    for (const sentence of said.slice(1)) expect(JSON.stringify(welcome)).toContain(sentence)
  })

  test('[TH2] finds it in each language, and from the rules and the page about surfing', () => {
    expect(own?.versions.map(({ href }) => href)).toEqual(['/en/how-safe-is-this', '/fr/est-ce-sur'])
    for (const [from, to] of [
      ['nl/spelregels', '/hoe-veilig-is-dit'],
      ['nl/veilig-surfen', '/hoe-veilig-is-dit'],
      ['en/safe-surfing', '/en/how-safe-is-this'],
      ['fr/surfer-en-securite', '/fr/est-ce-sur'],
    ] as const)
      expect(readFileSync(`site/clbchat/pages/${from}.md`, 'utf8')).toContain(`(${to})`)
    expect(JSON.stringify(welcome)).toContain('"/hoe-veilig-is-dit"')
  })

  test.each([
    [
      '/hoe-veilig-is-dit',
      /schouder.*school.*toetsen.*Schermafdrukken.*Uitbreidingen.*vertalen of fouten verbeteren.*toetsenbord.*slaapstand.*netwerk.*overschrijft/s,
      /Snel weg.*browsergeschiedenis wissen\. Dat kan een website niet/s,
    ],
    [
      '/en/how-safe-is-this',
      /shoulder.*school.*key you press.*Screenshots.*extensions.*translate or correct.*keyboard.*hibernation.*network.*copies/s,
      /Snel weg.*does not clear your browser history/s,
    ],
    [
      '/fr/est-ce-sur',
      /épaule.*école.*touches.*captures.*extensions.*traduisent ou corrigent.*clavier.*veille.*réseau.*recopie/s,
      /Snel weg.*n’efface pas l’historique/s,
    ],
  ])('[TH3] reads at %s what cannot be prevented, and what "Snel weg" does not do', (href, named, exit) => {
    const text = textOf(href).replaceAll(/\s+/g, ' ')
    expect(text.slice(text.search(/tegenhouden\?|not prevent|pas empêcher/))).toMatch(named)
    expect(text).toMatch(exit)
    expect(text).toContain('clbchat verify-pages')
  })
})
