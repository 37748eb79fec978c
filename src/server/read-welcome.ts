import { join } from 'node:path'
import { type WelcomeWords, welcomeWords } from '../protocol/welcome-words.ts'
import { readSiteFile } from './read-site-file.ts'
import { StartRefused } from './start-refused.ts'

/**
 * [WP5] Reads `welcome.json` of a site folder, with what `{{name}}` and its like stand for filled in. Throws
 * `StartRefused` with the file, the place in it and what was expected.
 */
export function readWelcome(directory: string, placeholders: Readonly<Record<string, string>>): WelcomeWords {
  const file = join(directory, 'welcome.json')
  const { questions, ...said } = readSiteFile(file, welcomeWords)
  const fill = (text: string) => filledIn(text, placeholders, file)
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

function filledIn(text: string, placeholders: Readonly<Record<string, string>>, file: string): string {
  return text.replaceAll(/\{\{([^{}]*)\}\}/g, (_, name: string) => {
    const words = placeholders[name]
    if (words !== undefined) return words
    const known = Object.keys(placeholders).map(each => `{{${each}}}`)
    throw new StartRefused('SITE_DIR', `${file}: expected ${known.join(' or ')}, found "{{${name}}}"`)
  })
}
