import { describe, expect, test } from 'vitest'
import { openNow, trustedDays } from '../src/domain/referral.ts'
import { siteLanguages } from '../src/protocol/site-pages.ts'
import { readReferrals } from '../src/server/schedule/read-referrals.ts'
import { readSite } from '../src/server/site-folder.ts'
import { at } from './hours.ts'
import { siteTexts, textFiles, textsOfPage, wordsOf } from './read-texts.ts'
import { heavyWords, longSentences, sentencesIn, shouts, wordsPerSentence } from './sentences.ts'

const site = readSite('site/clbchat')
const files = ['site/clbchat', 'site/example'].flatMap(siteTexts)
const dutch = [site, readSite('site/example')]
  .flatMap(({ pages }) => pages)
  .filter(({ language }) => language === 'nl')

/** What breaks the rules in these texts, with the sentence: so that who wrote it sees at once what to mend. */
function faults(texts: unknown, { most = 18, average = 12 } = {}) {
  const sentences = sentencesIn(texts)
  return {
    long: longSentences(sentences, most),
    heavy: heavyWords(sentences),
    isTooLongOnAverage: sentences.length > 0 && wordsPerSentence(sentences) > average,
  }
}
const none = { long: [], heavy: [], isTooLongOnAverage: false }

describe('who is upset, or young, or reads with difficulty', () => {
  test('[WP9] is met by all there is: a file that is not found would pass unread', async () => {
    expect(textFiles.length).toBeGreaterThan(20)
    expect(dutch.length).toBeGreaterThan(7)
    expect(files.filter(({ texts }) => texts.length > 0).length).toBeGreaterThan(8)
    expect(sentencesIn(await Promise.all(textFiles.map(wordsOf))).length).toBeGreaterThan(1_500)
  })

  test.each(textFiles)('[WP9] reads short sentences and light words on the screens of %s', async file => {
    expect(faults(await wordsOf(file))).toEqual(none)
  })

  test.each(files)('[WP9] reads short sentences and light words in $file', ({ texts }) => {
    expect(faults(texts)).toEqual(none)
  })

  test.each(dutch)('[WP9] reads short sentences and light words on $href', page => {
    expect(faults(textsOfPage(page))).toEqual(none)
  })

  test.each(dutch.filter(({ isSimple }) => isSimple))(
    '[WP10] and is eight years old, reads even shorter ones on $href',
    page => {
      expect(faults(textsOfPage(page), { most: 12, average: 8 })).toEqual(none)
    },
  )

  test('[WP10] finds the welcome page and how it works in words for children', () => {
    for (const href of ['/', '/hoe-werkt-het']) {
      const page = dutch.find(page => page.href === href)
      const versions = page?.versions ?? site.versionsOfHouse(href)
      expect(versions.some(({ isSimple, language }) => isSimple && language === 'nl')).toBe(true)
    }
  })

  test('[WP9] is never shouted at', async () => {
    const ofVisitors = textFiles.filter(file => /^src\/web\/(?:visitor|site|shared)\//.test(file))
    const screens = await Promise.all(ofVisitors.map(wordsOf))
    const said = [...screens, files.map(({ texts }) => texts), site.pages.map(textsOfPage)]
    expect(shouts(sentencesIn(said))).toEqual([])
  })
})

describe('who reads another language', () => {
  const others = siteLanguages.filter(language => language !== 'nl')
  const of = (language: string) => site.pages.filter(page => page.language === language)

  test('[WP11] finds each page in the language next to it, and in Dutch', () => {
    const promised = new Set(others.flatMap(of).flatMap(page => page.versions.map(({ href }) => href)))
    for (const page of others.flatMap(of)) {
      const languages = page.versions.filter(({ isSimple }) => !isSimple).map(({ language }) => language)
      expect([page.language, ...languages].sort(), page.href).toEqual([...siteLanguages].sort())
    }
    for (const href of promised)
      expect(href === '/' || site.pages.some(page => page.href === href)).toBe(true)
  })

  test('[WP11] finds in it how it works and how to surf safely', () => {
    for (const href of ['/hoe-werkt-het', '/veilig-surfen', '/spelregels']) {
      const found = dutch.find(page => page.href === href)?.versions.map(({ language }) => language)
      expect(found).toEqual(expect.arrayContaining([...others]))
    }
  })

  test.each([
    ['en', /answer in Dutch/],
    ['fr', /répondons en néerlandais/],
  ])('[WP11] reads on every page in %s in which language somebody answers', (language, told) => {
    for (const page of of(language)) expect(textsOfPage(page).join(' '), page.href).toMatch(told)
  })

  test.each(others.flatMap(of))('[WP11] reads short sentences on $href', page => {
    expect(longSentences(sentencesIn(textsOfPage(page)))).toEqual([])
  })
})

describe('who looks for help elsewhere', () => {
  const referrals = readReferrals('site/clbchat')
  const calendar = { zone: site.hours.zone, publicHolidays: site.hours.publicHolidays }
  const monday = at('2026-11-16 00:30')
  /** Every third hour of a week in which there is no holiday. */
  const week = Array.from({ length: 7 * 8 }, (_, index) => monday + index * 3 * 3_600_000)
  const daysBefore = (days: number) => new Date(Date.UTC(2026, 10, 16 - days)).toISOString().slice(0, 10)

  test.each(referrals)(
    '[RF3] is never told that $name is open now where nobody looked it up, or too long ago',
    ({ channels }) => {
      for (const channel of channels.filter(({ hours }) => hours !== 'always'))
        for (const lastChecked of [channel.lastChecked, null, daysBefore(trustedDays + 1), '2018-01-01']) {
          const states = week.map(now => openNow({ ...channel, lastChecked }, calendar, now))
          expect(new Set(states)).toEqual(new Set(['unknown']))
        }
    },
  )

  test('[RF3] is told so of who has hours as soon as somebody looked them up', () => {
    const withWeek = referrals
      .flatMap(({ channels }) => channels)
      .filter(({ hours }) => hours !== null && hours !== 'always')
    expect(withWeek.length).toBeGreaterThan(4)
    for (const channel of withWeek) {
      const states = week.map(now => openNow({ ...channel, lastChecked: daysBefore(1) }, calendar, now))
      expect(states).toContain('open')
    }
  })
})
