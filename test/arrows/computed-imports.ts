/** The one server file that may load by a computed path: it loads the built public pages. */
export const mayLoadTheSite = 'src/server/door/pages.ts'

// A path put together while running is invisible to the arrows check, and so is code made from text.
const computed = [
  /\bimport\s*\(\s*(?!(['"])[^'"]*\1\s*[,)])/,
  /\bcreateRequire\b/,
  /\beval\s*\(/,
  /\bnew\s+Function\b/,
]

/** True when TypeScript `source` loads code in a way that the arrows check cannot follow. */
export function hidesAnImport(source: string): boolean {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return computed.some(way => way.test(code))
}
