import * as v from 'valibot'

const words = (most: number) => {
  const expected = `expected 1 to ${most} characters`
  return v.pipe(v.string(expected), v.trim(), v.minLength(1, expected), v.maxLength(most, expected))
}

const link = v.strictObject({
  label: words(60),
  href: v.pipe(
    v.string('expected a path of this site, or an https address'),
    v.regex(
      /^(?:\/(?!\/)[a-z0-9/#-]*|https:\/\/\S+)$/,
      'expected a path of this site as /spelregels, or an https address',
    ),
  ),
})
export type WelcomeLink = v.InferOutput<typeof link>

const several = <Item extends v.GenericSchema>(item: Item, least: number, most: number, what: string) => {
  const expected = `expected ${least} to ${most} ${what}`
  return v.pipe(v.array(item, expected), v.minLength(least, expected), v.maxLength(most, expected))
}

const question = v.strictObject({
  title: words(80),
  lines: several(words(300), 1, 6, 'sentences or short paragraphs'),
  links: v.optional(several(link, 0, 6, 'links'), []),
})

/** [WP5] What a helpline says on its welcome page, in the order in which one reads it. */
export const welcomeWords = v.strictObject({
  /** After the helpline's name in the title of the tab: neutral, because others see it. */
  title: words(60),
  hero: words(60),
  lead: words(200),
  /** What one may come for, in a few words each. */
  purposes: several(words(80), 1, 5, 'lines'),
  questions: several(question, 1, 12, 'questions'),
})
export type WelcomeWords = v.InferOutput<typeof welcomeWords>
