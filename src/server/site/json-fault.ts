/** Where a text stops being JSON. */
interface JsonFault {
  readonly line: number
  /** A whole clause: `expected a comma or }, found "x"`. */
  readonly expected: string
}

const wanted = {
  value: 'a value',
  'value or ]': 'a value or ]',
  name: 'a name in double quotes',
  'name or }': 'a name in double quotes or }',
  colon: 'a colon',
  'comma or ]': 'a comma or ]',
  'comma or }': 'a comma or }',
  nothing: 'nothing more',
} as const
type Wanted = keyof typeof wanted

const piece =
  /\s+|(?<text>"(?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?<single>true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|[[\]{},:]/y

/** [SP23] The first place where a text is no JSON, and what would have to stand there; undefined where it is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const around: ('[' | '{')[] = []
  let want: Wanted = 'value'
  let at = 0
  while (at < text.length) {
    piece.lastIndex = at
    const found = piece.exec(text)
    const next: Wanted | undefined = found ? afterPiece(found, want, around) : undefined
    if (!found || next === undefined) return faultAt(text, at, want)
    want = next
    at = piece.lastIndex
  }
  return want === 'nothing' ? undefined : faultAt(text.trimEnd(), text.length, want)
}

/** What has to come after a piece; undefined where it may not stand here. Keeps `around`: what is open at this place. */
function afterPiece(found: RegExpExecArray, want: Wanted, around: ('[' | '{')[]): Wanted | undefined {
  const [piece] = found
  const isOpen = want === 'value' || want === 'value or ]'
  if (piece.trim() === '') return isJsonSpace(piece) ? want : undefined
  // A text that was not closed runs on into the next line.
  if (hasControls(piece)) return undefined
  if (found.groups?.['text'] !== undefined && (want === 'name' || want === 'name or }')) return 'colon'
  if (found.groups?.['text'] !== undefined || found.groups?.['single'] !== undefined)
    return isOpen ? afterValue(around) : undefined
  if ((piece === '[' || piece === '{') && isOpen) {
    around.push(piece)
    return piece === '[' ? 'value or ]' : 'name or }'
  }
  if (piece === ':') return want === 'colon' ? 'value' : undefined
  if (piece === ',') return want === 'comma or ]' ? 'value' : want === 'comma or }' ? 'name' : undefined
  if ((piece === ']' || piece === '}') && want.endsWith(` or ${piece}`)) {
    around.pop()
    return afterValue(around)
  }
  return undefined
}

function afterValue(around: readonly ('[' | '{')[]): Wanted {
  const last = around.at(-1)
  return last === undefined ? 'nothing' : last === '[' ? 'comma or ]' : 'comma or }'
}

const hasControls = (text: string) => [...text].some(letter => (letter.codePointAt(0) ?? 0) < 0x20)
const isJsonSpace = (space: string) => /^[ \t\r\n]*$/.test(space)

function faultAt(text: string, at: number, want: Wanted): JsonFault {
  const found = /^(?:"[^"\n]{0,20}|[\w.+-]{1,20}|.)/u.exec(text.slice(at))?.[0]
  return {
    line: text.slice(0, at).split('\n').length,
    expected: `expected ${wanted[want]}, found ${found ?? 'the end'}`,
  }
}
