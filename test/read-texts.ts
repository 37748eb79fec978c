import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Block, Inline, SitePage } from '../src/protocol/site-pages.ts'
import { filesUnder } from './read-docs.ts'

/** Files of words for the screens, one beside every part that has them. */
export const textFiles = filesUnder('src/web', /(?:^|\/)texts[^/]*\.ts$|-(?:texts|words)\.ts$/).filter(
  file => !file.includes('.test.'),
)

/** What such a file shows. Functions that put other things in words than names and numbers are tested beside them. */
export async function wordsOf(file: string): Promise<readonly unknown[]> {
  const parts = (await import(/* @vite-ignore */ `../${file}`)) as Record<string, unknown>
  return Object.values(parts).filter(part => typeof part === 'object')
}

/** Files of a site folder that no one reads as a text: addresses to alarm, and words to listen for. */
const notRead = ['alarm.json', 'danger-words.json', 'colours.json', 'retention.json', 'limits.json']
/** Keys of which the value is no text for people, and what a made-up youngster types. */
const notText =
  /^(?:id|name|url|href|to|number|lastChecked|date|from|until|period|zone|phase|level|kind|org|language|quickExit|wanted|says|shrugs|fillers|who|school|theme|nicknames|mailbox|country|region|opening|otherwise|start|on|nickname)$/

export interface SiteTexts {
  readonly file: string
  readonly texts: readonly string[]
}

/** Every text that people read in the JSON files of a site folder. */
export function siteTexts(directory: string): readonly SiteTexts[] {
  return filesUnder(directory, /\.json$/)
    .filter(file => !notRead.includes(basename(file)))
    .map(file => ({ file, texts: textsIn(JSON.parse(readFileSync(file, 'utf8')) as unknown) }))
}

/** Only what has more than one word: a label is no sentence, and a word of a closed list no text. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [filledIn(value)] : []
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => (notText.test(key) ? [] : textsIn(part)))
}

const filledIn = (text: string) => text.replaceAll(/\{\{?\w+\}?\}/g, '45')

/** What somebody reads on a page of a site folder: each heading, paragraph and point of a list. */
export function textsOfPage({ title, lead, blocks }: SitePage): readonly string[] {
  return [title, ...(lead ? [lead] : []), ...blocks.flatMap(textsOfBlock)]
}

function textsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'paragraph':
    case 'note':
      return [inOne(block.parts)]
    case 'list':
      return block.items.map(inOne)
    case 'insert':
      return []
  }
}

const inOne = (parts: readonly Inline[]) => parts.map(({ text }) => text).join('')
