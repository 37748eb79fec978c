import * as v from 'valibot'
import { auditKinds } from '../domain/audit-log.ts'

const seq = v.pipe(v.number(), v.integer(), v.minValue(1))
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,60}$/))
/** Hex. Whatever stands in the database is shown, also what somebody put there. */
const hash = v.string()

/**
 * POST /api/audit-log, for coordinators and the data protection officer: a page of it, only entries before `before`, of one
 * person or of one kind. `seen`: the number of an entry whose hash this page knows; what stands there now is answered.
 */
export const auditLogRequest = v.strictObject({
  before: v.nullable(seq),
  person: v.nullable(id),
  kind: v.nullable(v.picklist(auditKinds)),
  seen: v.nullable(seq),
})
export type AuditLogRequest = v.InferOutput<typeof auditLogRequest>

const entry = v.strictObject({
  ...{ seq, at: v.number(), hash },
  actor: v.string(),
  action: v.string(),
  object: v.string(),
  times: v.number(),
})
export type ShownEntry = v.InferOutput<typeof entry>

export const auditLogAnswer = v.strictObject({
  /** Newest first. */
  entries: v.array(entry),
  hasMore: v.boolean(),
  /** The last entry of each of the last days that had one, newest first. */
  heads: v.array(v.strictObject({ day: v.pipe(v.string(), v.isoDate()), seq, hash })),
  /** Everybody who has an account now; another id is of who left. */
  people: v.array(v.strictObject({ id: v.string(), name: v.string() })),
  keptDays: v.number(),
  /** Of these entries the first that does not follow from the one before it; null: they are whole. */
  brokenAt: v.nullable(seq),
  /** What stands where `seen` was asked; null when it was not asked. */
  seen: v.nullable(v.strictObject({ hash: v.nullable(hash), isPruned: v.boolean() })),
})
export type AuditLogAnswer = v.InferOutput<typeof auditLogAnswer>
