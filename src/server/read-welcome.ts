import { join } from 'node:path'
import { type WelcomeWords, welcomeWords } from '../protocol/welcome-words.ts'
import { readSiteFile } from './read-site-file.ts'
import { fillIn } from './site/inline-of.ts'
import { siteFault } from './site/site-fault.ts'

/** Every link of the welcome page, with its place in the file (SP3). */
export function linksOf({ questions }: WelcomeWords): readonly { place: string; to: string }[] {
  return questions.flatMap(({ links }, question) =>
    links.map(({ href }, link) => ({ place: `questions.${question}.links.${link}.href`, to: href })),
  )
}

/**
 * [WP5] Reads `welcome.json` of a site folder, with what `{{name}}` and its like stand for filled in. Throws
 * `StartRefused` with the file, the place in it and what was expected.
 */
export function readWelcome(directory: string, placeholders: Readonly<Record<string, string>>): WelcomeWords {
  const file = join(directory, 'welcome.json')
  const { questions, ...said } = readSiteFile(file, welcomeWords)
  const known = Object.keys(placeholders).map(each => `{{${each}}}`)
  const fill = (text: string) =>
    fillIn(text, placeholders, name => {
      throw siteFault(file, null, `expected ${known.join(' or ')}, found "{{${name}}}"`)
    })
  return {
    ...said,
    hero: fill(said.hero),
    lead: fill(said.lead),
    purposes: said.purposes.map(fill),
    questions: questions.map(({ title, lines, links }) => ({
      ...{ title: fill(title), lines: lines.map(fill), links },
    })),
  }
}
