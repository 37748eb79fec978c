/** On which line of a JSON text each of its values stands. */
export interface JsonLines {
  /** The line of the value at a place as `themes.0.id`; of the nearest value around it where there is none. */
  of(place: string): number
}

/**
 * Where the values of a JSON text stand, by the place of each. The text is JSON already: this reads its brackets, names and
 * commas and trusts them.
 */
export function linesOfJson(text: string): JsonLines {
  const lines = new Map<string, number>([['', 1]])
  const around: { readonly place: string; next: number | string }[] = []
  let line = 1
  let isName = false
  const here = () => {
    const last = around.at(-1)
    return last ? `${last.place}${last.place === '' ? '' : '.'}${last.next}` : ''
  }
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:\n]|[^\s"[\]{},:]+/g)) {
    if (piece === '\n') line++
    else if (piece === ':') isName = false
    else if (piece === ',') {
      const last = around.at(-1)
      if (typeof last?.next === 'number') last.next++
      else isName = true
    } else if (piece === '}' || piece === ']') {
      around.pop()
      isName = false
    } else if (isName) {
      const last = around.at(-1)
      if (last) last.next = String(JSON.parse(piece))
    } else {
      lines.set(here(), lines.get(here()) ?? line)
      if (piece === '{' || piece === '[') {
        around.push({ place: here(), next: piece === '[' ? 0 : '' })
        isName = piece === '{'
      }
    }
  }
  return {
    of(place) {
      for (let at = place; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
        const found = lines.get(at)
        if (found !== undefined) return found
      }
      return 1
    },
  }
}
