import { readFileSync } from 'node:fs'
import { filesUnder } from './read-docs.ts'

/** The colours of one theme, by the name of their token without the dashes, resolved to what a screen shows. */
export type Colours = ReadonlyMap<string, string>

/** A rule of a sheet that sets the colour of text and of its ground at once. */
export interface SheetPair {
  readonly place: string
  readonly text: string
  readonly ground: string
}

const tokens = 'src/web/shared/tokens.css'

/** Reads the tokens as the design wrote them; dark is what light is, with the changes of the dark block. */
export function readColours(): { readonly light: Colours; readonly dark: Colours } {
  const [day = '', night = ''] = readFileSync(tokens, 'utf8').split('prefers-color-scheme: dark')
  const light = declarations(day)
  return { light: resolved(light), dark: resolved(new Map([...light, ...declarations(night)])) }
}

function declarations(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

function resolved(given: ReadonlyMap<string, string>): Colours {
  return new Map([...given.keys()].map(name => [name, follow(given, `var(--${name})`)]))
}

function follow(given: ReadonlyMap<string, string>, value: string, steps = 0): string {
  const [, name] = value.match(/^var\(--([\w-]+)\)$/) ?? []
  const next = name && given.get(name)
  return next && steps < 5 ? follow(given, next, steps + 1) : value
}

/** Every rule of every sheet that names both colours, as this theme shows them. Mixed colours are left to the browser. */
export function pairsOfSheets(colours: Colours): SheetPair[] {
  return filesUnder('src/web', /\.css$/).flatMap(file => pairsIn(file, colours))
}

function pairsIn(file: string, colours: Colours): SheetPair[] {
  const sheet = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  return [...sheet.matchAll(/([^{};]*)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) => {
    const own = new Map([...colours, ...declarations(body)])
    const read = (property: string) => {
      const [, value] = body.match(new RegExp(`(?:^|[;\\s])${property}:\\s*([^;]+);`)) ?? []
      const colour = value && follow(own, value.trim())
      return colour?.startsWith('#') ? colour : undefined
    }
    const [text, ground] = [read('color'), read('background') ?? read('background-color')]
    return text && ground ? [{ place: `${file} ${selector.trim()}`, text, ground }] : []
  })
}
