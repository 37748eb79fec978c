/** A key with what is held beside it, in one spelling: "Alt+A", "Ctrl+Shift+F6". Ctrl is Cmd on a Mac. */
export type KeyStroke = string

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'> & {
  getModifierState?(name: string): boolean
}

/**
 * [KB1] What was pressed, by the letter on the key and not by its place: on AZERTY the A lies where others have a Q.
 * `undefined` for AltGr (which is Ctrl+Alt, and types @ and #) and for a held key alone.
 */
export function strokeOf(event: Pressed): KeyStroke | undefined {
  const isAltGr =
    event.getModifierState?.('AltGraph') === true || (event.altKey && (event.ctrlKey || event.metaKey))
  if (isAltGr || ['Alt', 'Control', 'Meta', 'Shift', 'Dead', 'Process'].includes(event.key)) return undefined
  const held = [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && event.key.length > 1 && 'Shift',
  ].filter(name => name !== false)
  return [...held, letterOf(event)].join('+')
}

/** With Option a Mac writes another character for a letter: then only the key's place is left to go by. */
function letterOf({ key, code, altKey }: Pressed): string {
  const isForeign = altKey && key.length === 1 && key.charCodeAt(0) > 127
  const letter = isForeign ? code.replace(/^(Key|Digit)/, '') : key
  return letter.length === 1 ? letter.toUpperCase() : letter
}

/**
 * [KB2] Why a stroke cannot be given to an action, if so. A single letter would fire while somebody writes (WCAG
 * 2.1.4), Alt with a digit writes characters on Windows, and what the browser needs stays the browser's.
 */
export function whyNotFree(
  stroke: KeyStroke,
): 'single-key' | 'types-a-character' | 'of-the-browser' | undefined {
  if (/^Alt\+\d$/.test(stroke)) return 'types-a-character'
  if (/^(Ctrl|Alt|F([1-9]|1[0-2])$)/.test(stroke))
    return browserStrokes.includes(stroke) ? 'of-the-browser' : undefined
  return 'single-key'
}

const browserStrokes = [
  ...'ACVXZYFHJKLNOPRSTWDGU'.split('').map(letter => `Ctrl+${letter}`),
  ...[
    'F1',
    'F3',
    'F5',
    'F6',
    'F7',
    'F11',
    'F12',
    'Alt+F4',
    'Alt+ArrowLeft',
    'Alt+ArrowRight',
    'Alt+D',
    'Alt+E',
    'Alt+F',
  ],
]
