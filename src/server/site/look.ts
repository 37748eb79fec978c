import { createHash } from 'node:crypto'
import { isName, type OwnColours, paletteByDay, paletteByNight } from '../../domain/palette.ts'

/** A file that every page may load, at an address that changes with what it holds. */
export interface LookFile {
  readonly href: string
  readonly type: string
  readonly text: string
}

/** How a helpline looks beside the design: a style sheet for every page, and the drawing that it shows. */
export interface Look {
  readonly files: readonly LookFile[]
  /** Linked after all others, on every page; null where the helpline looks as the design does. */
  readonly style: { readonly href: string; readonly integrity: string } | null
}

/** [SP30] [SP32] Colours and logo in one style sheet: no page needs a line of script for them. */
export function lookOf(colours: OwnColours | null, logo: string | null): Look {
  if (colours === null && logo === null) return { files: [], style: null }
  const drawing = logo === null ? null : fileOf('logo', 'svg', 'image/svg+xml', logo)
  const rules = [
    '@layer reset, tokens, base, parts, page;',
    ...(colours ? [colourRules(colours)] : []),
    ...(drawing ? [logoRules(drawing.href)] : []),
  ]
  const sheet = fileOf('look', 'css', 'text/css; charset=utf-8', `${rules.join('\n')}\n`)
  const integrity = `sha384-${createHash('sha384').update(sheet.text).digest('base64')}`
  return { files: drawing ? [sheet, drawing] : [sheet], style: { href: sheet.href, integrity } }
}

function fileOf(name: string, ending: string, type: string, text: string): LookFile {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 12)
  return { href: `/site/${name}-${hash}.${ending}`, type, text }
}

/**
 * This sheet comes after that of the tokens, so a colour by day would hold by night as well: for each one that the helpline
 * names, the night is said anew, as its own or as the design's.
 */
function colourRules({ light, dark }: OwnColours): string {
  const names = [...new Set([...Object.keys(light), ...Object.keys(dark)])].filter(isName)
  const night = names.map(name => [name, dark[name] ?? paletteByNight[name] ?? paletteByDay[name]] as const)
  const day = names.flatMap(name => (light[name] === undefined ? [] : [[name, light[name]] as const]))
  return `@layer tokens {\n  :root { ${declared(day)} }\n  @media (prefers-color-scheme: dark) {\n    :root { ${declared(night)} }\n  }\n}`
}

const declared = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => `--${name}: ${isName(value) ? `var(--${value})` : value};`).join(' ')

/** The mark of the design makes room for the drawing, wherever the name stands. */
function logoRules(href: string): string {
  return `@layer page {\n  .mark { background: url("${href}") center / contain no-repeat; }\n  .mark > * { display: none; }\n}`
}
