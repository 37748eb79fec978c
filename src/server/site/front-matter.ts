import * as v from 'valibot'
import { menuPlaces } from '../../protocol/site-pages.ts'
import { SiteRefused } from './site-fault.ts'

const words = (most: number) => {
  const expected = `expected 1 to ${most} characters`
  return v.pipe(v.string(), v.minLength(1, expected), v.maxLength(most, expected))
}
const name = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected small letters, as hoe-werkt-het'),
)

/** What a page says of itself above its text. */
const frontMatter = v.strictObject({
  title: words(80),
  lead: v.optional(words(300)),
  menu: v.optional(v.picklist(menuPlaces, 'expected bar, foot or none'), 'none'),
  /** In the menu, where that is another word than the title. */
  label: v.optional(words(40)),
  order: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,4}$/, 'expected a whole number from 0 to 9999'),
      v.transform(text => Number(text)),
    ),
    '100',
  ),
  /** The same word in every language and every simpler version of one page. */
  'same-as': v.optional(name),
  /** How other versions call this one: `Eenvoudig`. */
  version: v.optional(words(30)),
})
export type FrontMatter = v.InferOutput<typeof frontMatter>

const known = Object.keys(frontMatter.entries)
const form = 'expected the page to begin with lines as "title: Hoe werkt het?" between two lines ---'

/**
 * The lines between `---` at the head of a page, and the text below them with the line on which it begins. Throws
 * `SiteRefused` with every line that makes no sense.
 */
export function readFrontMatter(
  file: string,
  source: string,
): { front: FrontMatter; text: string; firstLine: number } {
  const lines = source.split('\n')
  const end = lines.indexOf('---', 1)
  const refuse = (line: number, expected: string) => new SiteRefused([{ file, line, place: null, expected }])
  if (lines[0] !== '---' || end < 0) throw refuse(1, form)
  const said = new Map<string, { value: string; line: number }>()
  for (const [index, text] of lines.slice(1, end).entries()) {
    const line = index + 2
    if (text.trim() === '') continue
    const [, key = '', value = ''] = /^([a-z-]+):\s*(.*?)\s*$/.exec(text) ?? []
    if (!known.includes(key))
      throw refuse(line, `expected one of ${known.join(', ')}, found "${key || text}"`)
    if (said.has(key)) throw refuse(line, `expected "${key}" once`)
    said.set(key, { value, line })
  }
  const parsed = v.safeParse(
    frontMatter,
    Object.fromEntries([...said].map(([key, { value }]) => [key, value])),
  )
  if (!parsed.success)
    throw new SiteRefused(
      parsed.issues.map(issue => {
        const key = v.getDotPath(issue) ?? ''
        const found = said.get(key)
        return {
          file,
          line: found?.line ?? 1,
          place: null,
          expected: `${key}: ${found ? issue.message : 'expected it'}`,
        }
      }),
    )
  return { front: parsed.output, text: lines.slice(end + 1).join('\n'), firstLine: end + 2 }
}
