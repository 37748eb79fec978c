import * as v from 'valibot'

const text = (most: number) => {
  const expected = `expected 1 to ${most} characters`
  return v.pipe(v.string(expected), v.trim(), v.minLength(1, expected), v.maxLength(most, expected))
}
const id = v.pipe(
  v.string('expected a name as ask-directly'),
  v.regex(/^[a-z][a-z0-9-]{1,39}$/, 'expected a name as ask-directly'),
)

/** From A, now, to E, not now. */
const acuteLevels = ['A', 'B', 'C', 'D', 'E'] as const

const step = v.strictObject({
  id,
  title: text(80),
  /** For the counsellor. */
  lines: v.pipe(
    v.array(text(300), 'expected a list of sentences'),
    v.minLength(1, 'expected a sentence'),
    v.maxLength(8),
  ),
  /** Sentences for the field, to be changed before they are sent. */
  say: v.optional(v.pipe(v.array(text(300), 'expected a list of sentences'), v.maxLength(6)), []),
  /** How acute it is: five levels, the gravest first. */
  levels: v.optional(
    v.pipe(
      v.array(v.strictObject({ level: v.picklist(acuteLevels), sign: text(200), act: text(200) })),
      v.check(
        levels => levels.map(({ level }) => level).join('') === acuteLevels.join(''),
        'expected the levels A to E, each once, in this order',
      ),
    ),
  ),
})

/**
 * The team's own list for a crisis, out of `crisis.json` of the site folder. GET /api/crisis-card gives it to
 * counsellors and coordinators.
 */
export const crisisCard = v.strictObject({
  steps: v.pipe(
    v.array(step, 'expected a list of steps'),
    v.minLength(1, 'expected a step'),
    v.maxLength(20, 'expected at most 20 steps'),
    v.check(steps => new Set(steps.map(({ id }) => id)).size === steps.length, 'expected every "id" once'),
  ),
})
export type CrisisCard = v.InferOutput<typeof crisisCard>
