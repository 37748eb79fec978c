import * as v from 'valibot'

const words = (most: number) =>
  v.pipe(
    v.string('expected a text'),
    v.trim(),
    v.minLength(1, 'expected a text'),
    v.maxLength(most, `expected at most ${most} characters`),
  )

/** "2026-02-31" would be read as a day of March. */
const isDay = (found: string) => new Date(Date.parse(found) || 0).toISOString().startsWith(found)

const date = v.pipe(
  v.string('expected a date as 2026-10-14'),
  v.isoDate('expected a date as 2026-10-14'),
  v.check(isDay, 'expected a day that exists'),
)

/** One thing that is new at the desk, as a counsellor reads it: B1, short sentences. */
const newsEntry = v.strictObject({
  date,
  title: words(80),
  lines: v.pipe(
    v.array(words(200), 'expected a list of sentences'),
    v.minLength(1, 'expected a sentence at least'),
    v.maxLength(4, 'expected four sentences at most'),
  ),
})
export type NewsEntry = v.InferOutput<typeof newsEntry>

const isNewestFirst = (entries: readonly NewsEntry[]) =>
  entries.every(({ date: own }, at) => at === 0 || own <= (entries[at - 1]?.date ?? own))

/** `news.json` of the site folder, and the answer of GET /api/news: the newest first. */
export const staffNews = v.strictObject({
  entries: v.pipe(
    v.array(newsEntry, 'expected a list of what is new'),
    v.maxLength(100, 'expected at most 100 entries'),
    v.check(all => isNewestFirst(all), 'expected the newest first'),
  ),
})
export type StaffNews = v.InferOutput<typeof staffNews>
