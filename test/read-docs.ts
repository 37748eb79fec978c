import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** Files under a folder whose name ends so, as paths from the root of the project. */
export function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => ending.test(name))
    .map(name => join(folder, name))
    .sort()
}

export const read = (file: string) => readFileSync(file, 'utf8')

const rule =
  /\b(?:CV|CH|QU|WR|SE|ST|SI|SC|SG|PR|OH|WT|AL|DK|VP|RF|KB|RO|RG|CR|SP|WP|PV|CT|SV|RD|PW|AX|RT|NT|NR|TM|BP|AU|FL|TH)\d+\b|(?<=\[)[A-Z]{2}\d+(?=\])/g

/** The rule numbers in a text: of the known kinds, or of any kind in brackets. A range such as SE23-SE26 counts whole. */
export function rulesIn(text: string): Set<string> {
  const found = new Set(text.match(rule) ?? [])
  for (const [, kind, first, last] of text.matchAll(/\b([A-Z]{2})(\d+)-\1(\d+)\b/g))
    for (let number = Number(first); number <= Number(last); number++) found.add(`${kind}${number}`)
  return found
}

/** A line of a table of rules: the number, and the files of the letters in its last column. */
export interface Rule {
  readonly number: string
  readonly tests: readonly string[]
}

/** The rules that a document sets: rows of a table, or points of a list. */
export function rulesSetBy(document: string): Rule[] {
  const legend = [...document.matchAll(/\[([A-Z])\] `([^`]+)`/g)]
  const files = new Map(legend.map(([, letter = '', file = '']) => [letter, file]))
  const rows = [...document.matchAll(/^\| ([A-Z]{2}\d+) \|(?:.*\|)? ?([^|]*) \|$/gm)]
  const points = [...document.matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)]
  return [...rows, ...points].map(([, number = '', letters = '']) => ({
    number,
    tests:
      files.size > 0 ? letters.split(' ').map(letter => files.get(letter) ?? `no file for ${letter}`) : [],
  }))
}

/** What a document names in code letters, or at the beginning of a line of its tree, as a path of this project. */
export function pathsIn(document: string): string[] {
  const named = [...document.matchAll(/`((?:src|bin|test|docs|site|\.ci)\/[^`*\s]*)`/g)]
  const inTree = [...document.matchAll(/^((?:src|bin|test|docs|site)\/\S*) {2,}/gm)]
  return [...named, ...inTree].map(([, path = '']) => path)
}

/** Links of a document to other files, as paths of this project. */
export function linksIn(file: string): string[] {
  return [...read(file).matchAll(/\]\(([^)#:]+)\)/g)].map(([, to = '']) => join(dirname(file), to))
}

export const isMissing = (path: string) => !existsSync(path)

/** The words in the column "Not" of the glossary. */
export function wordsNotUsed(glossary: string): string[] {
  return [...glossary.matchAll(/^\|(?!-| Word).*\|([^|]*)\|$/gm)]
    .flatMap(([, words = '']) => words.split(','))
    .map(word => word.trim())
    .filter(word => word !== '')
}

/** Every name in a source file, with the words it is made of: `tellOther` is tell and other. */
export function namesIn(file: string): { name: string; words: string[] }[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const names = new Set<string>()
  const look = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text)
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, false, kind))
  return [...names].map(name => ({ name, words: name.split(/(?=[A-Z])|_/).map(word => word.toLowerCase()) }))
}
