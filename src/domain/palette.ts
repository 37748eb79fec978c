import { contrastBetween, leastContrast } from './contrast.ts'

/**
 * The colours of the design by the names of its tokens, by day: a colour, or the name of the token whose colour it has.
 * The style sheet of the tokens says the same; a test looks.
 */
export const paletteByDay = {
  krijt: '#faf5ea',
  papier: '#fffdf8',
  schrift: '#f1e9da',
  lijn: '#dcd2bf',
  rand: '#857a67',
  inkt: '#1b2733',
  'inkt-2': '#4b5561',
  bord: '#1d5b4b',
  'bord-diep': '#133f34',
  'bord-licht': '#ddece4',
  'op-bord': '#fffdf8',
  'op-bord-licht': '#133f34',
  potlood: '#f4c13d',
  'op-potlood': '#1b2733',
  'potlood-licht': '#fcefc6',
  gom: '#f7dad3',
  'op-gom': '#5e1510',
  kantlijn: '#e8a598',
  rodepen: '#a3281f',
  'op-rodepen': '#fffdf8',
  vulpen: '#27488f',
  eigen: 'bord',
  'op-eigen': '#fffdf8',
  ander: 'papier',
  'ander-lijn': 'lijn',
  'knop-donker': 'inkt',
  'op-knop-donker': '#fffdf8',
  balk: '#133f34',
  'op-balk': '#fffdf8',
  'op-balk-2': '#d6e6dd',
  'op-balk-vlak': '#0d2e26',
  'groen-stip': '#2c8a6c',
  ruit: '#eee5d3',
  focus: 'inkt',
  'focus-halo': 'potlood',
} as const satisfies Readonly<Record<string, string>>

export type ColourName = keyof typeof paletteByDay
type Palette = Readonly<Partial<Record<ColourName, string>>>

/** On the chalkboard; what is not named is as by day. */
export const paletteByNight: Palette = {
  krijt: '#10201b',
  papier: '#182c26',
  schrift: '#0c1915',
  lijn: '#2c453c',
  rand: '#7e9a8e',
  inkt: '#f3eddf',
  'inkt-2': '#bcc8bf',
  bord: '#8fd3b6',
  'bord-diep': '#b6e6d0',
  'bord-licht': '#22392f',
  'op-bord': '#10201b',
  'op-bord-licht': '#b6e6d0',
  potlood: '#f4c94f',
  'potlood-licht': '#3a3216',
  gom: '#5a322c',
  'op-gom': '#ffd9d2',
  kantlijn: '#8a5148',
  rodepen: '#ffb4a8',
  'op-rodepen': '#3a100b',
  vulpen: '#a9c4ff',
  eigen: '#2c6a57',
  'op-eigen': '#f3eddf',
  ander: '#22392f',
  'ander-lijn': '#36524a',
  'knop-donker': '#f3eddf',
  'op-knop-donker': '#10201b',
  balk: '#0a1512',
  'op-balk': '#f3eddf',
  'op-balk-2': '#bcc8bf',
  'op-balk-vlak': '#182c26',
  'groen-stip': '#8fd3b6',
  ruit: '#1f362f',
  focus: '#f3eddf',
  'focus-halo': '#10201b',
}

/** Which text stands on which ground, also where it inherits one of the two. */
export const textPairs: readonly (readonly [ColourName, readonly ColourName[]])[] = [
  ['inkt', ['krijt', 'papier', 'schrift', 'bord-licht', 'potlood-licht', 'gom', 'ander', 'ruit']],
  ['inkt-2', ['krijt', 'papier', 'schrift', 'potlood-licht']],
  ['bord', ['krijt', 'papier', 'schrift', 'bord-licht', 'potlood-licht']],
  ['op-bord-licht', ['bord-licht', 'krijt', 'papier']],
  ['op-bord', ['bord']],
  ['op-potlood', ['potlood']],
  ['op-gom', ['gom']],
  ['rodepen', ['krijt', 'papier', 'schrift']],
  ['op-rodepen', ['rodepen']],
  ['vulpen', ['krijt', 'papier', 'schrift']],
  ['op-eigen', ['eigen']],
  ['op-knop-donker', ['knop-donker']],
  ['op-balk', ['balk', 'op-balk-vlak']],
  ['op-balk-2', ['balk', 'op-balk-vlak']],
]

/** What must be seen beside its ground: the edges of fields, signs and the ring of the focus. */
export const shapePairs: typeof textPairs = [
  ['rand', ['krijt', 'papier', 'schrift']],
  ['bord', ['krijt', 'papier']],
  ['rodepen', ['krijt', 'papier']],
  ['focus', ['krijt', 'papier', 'schrift', 'bord-licht', 'focus-halo']],
]

/** What a helpline changes in the palette: colours as `#1d5b4b`. */
export interface OwnColours {
  readonly light: Palette
  readonly dark: Palette
}

/** Two colours that are too near to each other. */
export interface Faint {
  readonly theme: keyof OwnColours
  readonly name: ColourName
  readonly ground: ColourName
  /** Every token that the two colours come from. */
  readonly from: readonly ColourName[]
  readonly ratio: number
  readonly least: number
}

/** [SP31] The pairs of the design that somebody could not tell apart any more, with a helpline's own colours in it. */
export function faintPairs(own: OwnColours): readonly Faint[] {
  const themes = {
    light: { ...paletteByDay, ...own.light },
    dark: { ...paletteByDay, ...paletteByNight, ...own.dark },
  }
  const pairs = [
    ...textPairs.map(pair => ({ pair, least: leastContrast.text })),
    ...shapePairs.map(pair => ({ pair, least: leastContrast.shape })),
  ]
  return (['light', 'dark'] as const).flatMap(theme =>
    pairs.flatMap(({ pair: [name, grounds], least }) =>
      grounds
        .map(ground => ({ theme, name, ground, least, ...compared(themes[theme], name, ground) }))
        .filter(({ ratio }) => ratio < least),
    ),
  )
}

function compared(palette: Palette, name: ColourName, ground: ColourName): Pick<Faint, 'ratio' | 'from'> {
  const [one, other] = [colourOf(palette, name), colourOf(palette, ground)]
  return { ratio: contrastBetween(one.colour, other.colour), from: [...one.from, ...other.from] }
}

function colourOf(palette: Palette, name: ColourName): { colour: string; from: readonly ColourName[] } {
  const found = palette[name] ?? ''
  if (!isName(found)) return { colour: found, from: [name] }
  const { colour, from } = colourOf(palette, found)
  return { colour, from: [name, ...from] }
}

/** Whether it is the name of a token of the palette. */
export function isName(text: string): text is ColourName {
  return text in paletteByDay
}
