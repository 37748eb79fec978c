import type { MarkedToken, Token } from 'marked'
import { type Inline, inserts } from '../../protocol/site-pages.ts'

/** What a reading of words needs to know, and where it tells what is wrong. */
export interface InlineReading {
  readonly placeholders: Readonly<Record<string, string>>
  readonly refuse: (line: number, expected: string) => void
  readonly link: (to: string, line: number) => void
}

const wordsExpected = 'expected words, **bold** words, links and `keys`'
const linkExpected = 'expected a link to a page of this site (/bezet), or to https:, tel: or mailto:'

/** [SP2] The words of one paragraph, that begins on `line`. What is none of ours is a fault, and left out. */
export function readInline(
  tokens: readonly Token[],
  line: number,
  reading: InlineReading,
): readonly Inline[] {
  let at = line
  const parts: Inline[] = []
  for (const token of tokens as readonly MarkedToken[]) {
    const part = readPart(token, at, reading)
    const last = parts.at(-1)
    if (part?.kind === 'text' && last?.kind === 'text')
      parts[parts.length - 1] = { kind: 'text', text: last.text + part.text }
    else if (part) parts.push(part)
    at += token.raw.split('\n').length - 1
  }
  return parts
}

function readPart(token: MarkedToken, line: number, reading: InlineReading): Inline | undefined {
  switch (token.type) {
    case 'text':
      return { kind: 'text', text: filledIn(token.text, line, reading) }
    case 'escape':
      return { kind: 'text', text: token.text }
    case 'strong':
      return { kind: 'strong', text: plain(token.tokens, line, reading) }
    case 'codespan':
      if (!/^[\p{L}\d][\p{L}\d +]{0,15}$/u.test(token.text))
        reading.refuse(line, 'expected the name of a key within ``')
      return { kind: 'key', text: token.text }
    case 'link':
      if (token.title) reading.refuse(line, 'expected a link without a title')
      if (isLink(token.href)) reading.link(token.href, line)
      else reading.refuse(line, `${linkExpected}, found "${token.href}"`)
      return { kind: 'link', text: plain(token.tokens, line, reading), to: token.href }
    default:
      reading.refuse(line, `${wordsExpected}, found ${called[token.type] ?? token.type}`)
      return undefined
  }
}

const called: Readonly<Record<string, string>> = {
  html: 'HTML',
  image: 'a picture',
  em: 'italics, which are hard to read',
  del: 'struck out words',
  br: 'a broken line (two spaces at its end)',
}

function isLink(to: string): boolean {
  return (
    /^\/(?!\/)[a-z0-9/#.-]*$/.test(to) || /^(?:https:\/\/[^\s/]|tel:\+?\d|mailto:[^\s@]+@[^\s@]+$)/.test(to)
  )
}

function plain(tokens: readonly Token[], line: number, reading: InlineReading): string {
  const parts = readInline(tokens, line, reading)
  if (parts.some(({ kind }) => kind !== 'text'))
    reading.refuse(line, 'expected only words within bold and links')
  return parts.map(({ text }) => text).join('')
}

/** Lines that the author broke are one paragraph; `{{name}}` is what it stands for. */
function filledIn(text: string, line: number, { placeholders, refuse }: InlineReading): string {
  if (/&(?:#?\w+);/.test(text)) refuse(line, 'expected the character itself instead of an HTML entity')
  const filled = fillIn(text, placeholders, name => {
    const hint = inserts.some(insert => insert === name)
      ? '; an insert stands alone, between empty lines'
      : ''
    const known = Object.keys(placeholders).map(each => `{{${each}}}`)
    refuse(line, `expected ${known.join(' or ')}, found "{{${name}}}"${hint}`)
  })
  return filled.replaceAll('\n', ' ')
}

/** Puts in words what stands for them; calls `isUnknown` with the name of what stands for nothing. */
export function fillIn(
  text: string,
  placeholders: Readonly<Record<string, string>>,
  isUnknown: (name: string) => void,
): string {
  return text.replaceAll(/\{\{([^{}]*)\}\}/g, (whole, name: string) => {
    const words = Object.hasOwn(placeholders, name) ? placeholders[name] : undefined
    if (words !== undefined) return words
    isUnknown(name)
    return whole
  })
}
