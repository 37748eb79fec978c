import { effect, type Signal, signal } from '@preact/signals'

/** How somebody likes to read. In memory only: not in storage, not in the address, and no frame tells of it (RD1). */
export interface Reading {
  readonly letters: Signal<'normal' | 'larger' | 'largest'>
  readonly room: Signal<'normal' | 'more'>
  readonly look: Signal<'device' | 'paper' | 'board'>
  /** Whether the panel is open. */
  readonly isOpen: Signal<boolean>
}

export function makeReading(): Reading {
  return { letters: signal('normal'), room: signal('normal'), look: signal('device'), isOpen: signal(false) }
}

interface Root {
  readonly dataset: DOMStringMap
  readonly style: Pick<CSSStyleDeclaration, 'colorScheme'>
}

type Rules = Iterable<object>

/**
 * [RD2] Gives the page another look at once, and again at every change: letters and room by attributes for the style
 * sheet, paper or board by what the sheets ask about the device. So a helpline's own colours go along, of which this code
 * knows nothing.
 */
export function applyReading(reading: Reading, root: Root, sheets: () => Iterable<{ cssRules: Rules }>) {
  const dark = new Set<{ media: { mediaText: string } }>()
  effect(() => {
    root.dataset['letters'] = reading.letters.value
    root.dataset['room'] = reading.room.value
  })
  effect(() => {
    const look = reading.look.value
    for (const { cssRules } of sheets()) findDark(cssRules, dark)
    for (const { media } of dark) media.mediaText = asked[look]
    root.style.colorScheme = { device: '', paper: 'light', board: 'dark' }[look]
  })
}

const asked = { device: '(prefers-color-scheme: dark)', paper: 'not all', board: 'all' } as const

/** Looks through layers too. What was found stays found: by then it may ask something else. */
function findDark(rules: Rules, found: Set<{ media: { mediaText: string } }>) {
  for (const rule of rules) {
    if (isMedia(rule) && rule.media.mediaText === asked.device) found.add(rule)
    if ('cssRules' in rule) findDark(rule.cssRules as Rules, found)
  }
}

function isMedia(rule: object): rule is { media: { mediaText: string } } {
  return 'media' in rule && typeof rule.media === 'object'
}
