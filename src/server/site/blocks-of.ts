import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import { type Block, type Inline, type Insert, inserts } from '../../protocol/site-pages.ts'
import { type InlineReading, readInline } from './inline-of.ts'
import type { SiteFault } from './site-fault.ts'

interface PageText {
  readonly file: string
  readonly text: string
  /** On which line of the file the text begins. */
  readonly firstLine: number
  /** What stands for `{{name}}` and its like in running text. */
  readonly placeholders: Readonly<Record<string, string>>
}

export interface ReadText {
  readonly blocks: readonly Block[]
  readonly links: readonly { readonly to: string; readonly line: number }[]
  readonly faults: readonly SiteFault[]
}

const blocksExpected = 'expected headings (## or ###), paragraphs, lists, notes (>) and inserts'

/** [SP2] The text of a page as blocks. What is no block of ours is a fault with its line, and left out. */
export function blocksOf({ file, text, firstLine, placeholders }: PageText): ReadText {
  const faults: SiteFault[] = []
  const links: { to: string; line: number }[] = []
  const blocks: Block[] = []
  const seen = new Set<string>()
  const reading = {
    placeholders,
    refuse: (line: number, expected: string) => {
      // `<b>words</b>` is two pieces of HTML and one fault.
      const isSaid = faults.some(fault => fault.line === line && fault.expected === expected)
      if (!isSaid) faults.push({ file, line, place: null, expected })
    },
    link: (to: string, line: number) => void links.push({ to, line }),
  }
  let line = firstLine
  for (const token of new Lexer({ gfm: true }).lex(text)) {
    const block = readBlock(token, line, reading)
    if (block?.kind === 'heading' || block?.kind === 'insert') {
      const own = block.kind === 'heading' ? `#${block.id}` : block.insert
      if (seen.has(own)) reading.refuse(line, `expected "${token.raw.trim()}" once on a page`)
      seen.add(own)
    }
    if (block) blocks.push(block)
    line += newlinesIn(token.raw)
  }
  if (blocks.length === 0 && faults.length === 0) reading.refuse(firstLine, 'expected a text')
  return { blocks, links, faults }
}

function readBlock(given: Token, line: number, reading: InlineReading): Block | undefined {
  const token = given as MarkedToken
  switch (token.type) {
    case 'space':
      return undefined
    case 'heading':
      return readHeading(token, line, reading)
    case 'paragraph':
      return (
        readInsert(token.text, line, reading) ?? {
          kind: 'paragraph',
          parts: readInline(token.tokens, line, reading),
        }
      )
    case 'blockquote':
      return readNote(token, line, reading)
    case 'list':
      return readList(token, line, reading)
    default:
      reading.refuse(line, `${blocksExpected}, found ${called[token.type] ?? token.type}`)
      return undefined
  }
}

const called: Readonly<Record<string, string>> = {
  html: 'HTML',
  table: 'a table',
  code: 'a block of code (a line that begins with four spaces is one)',
  hr: 'a ruled line',
  def: 'the address of a link apart from it',
}

function readHeading(
  { depth, tokens }: Tokens.Heading,
  line: number,
  reading: InlineReading,
): Block | undefined {
  if (depth !== 2 && depth !== 3) {
    reading.refuse(
      line,
      `expected a heading of ## or ###: the title of the page is its only heading of level 1`,
    )
    return undefined
  }
  const parts = readInline(tokens, line, reading)
  if (parts.some(({ kind }) => kind !== 'text')) reading.refuse(line, 'expected only words in a heading')
  const text = parts.map(part => part.text).join('')
  return { kind: 'heading', level: depth, id: idOf(text), text }
}

/** The name of a heading in an address: "Wie leest mee?" is `wie-leest-mee`. */
function idOf(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}

function readInsert(text: string, line: number, reading: InlineReading): Block | undefined {
  const [, name] = /^\{\{([^{}]*)\}\}$/.exec(text) ?? []
  if (name === undefined || Object.hasOwn(reading.placeholders, name)) return undefined
  const insert = inserts.find((known): known is Insert => known === name)
  if (insert) return { kind: 'insert', insert }
  reading.refuse(line, `expected an insert: ${inserts.join(', ')}, found "${name}"`)
  return { kind: 'paragraph', parts: [] }
}

function readNote({ tokens }: Tokens.Blockquote, line: number, reading: InlineReading): Block | undefined {
  const [only, ...more] = tokens.filter(({ type }) => type !== 'space') as MarkedToken[]
  if (only?.type === 'paragraph' && more.length === 0)
    return { kind: 'note', parts: readInline(only.tokens, line, reading) }
  reading.refuse(line, 'expected one paragraph in a note')
  return undefined
}

function readList({ ordered, items }: Tokens.List, line: number, reading: InlineReading): Block {
  let at = line
  const parts: (readonly Inline[])[] = []
  for (const item of items) {
    parts.push(readItem(item, at, reading))
    at += newlinesIn(item.raw)
  }
  return { kind: 'list', isOrdered: ordered, items: parts }
}

function readItem(
  { tokens, task }: Tokens.ListItem,
  line: number,
  reading: InlineReading,
): readonly Inline[] {
  const [only, ...more] = tokens.filter(({ type }) => type !== 'space') as MarkedToken[]
  if (!task && more.length === 0 && (only?.type === 'text' || only?.type === 'paragraph') && only.tokens)
    return readInline(only.tokens, line, reading)
  reading.refuse(line, 'expected one paragraph in each point of a list, and no list within it')
  return []
}

const newlinesIn = (text: string) => text.split('\n').length - 1
