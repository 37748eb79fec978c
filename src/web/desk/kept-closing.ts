import * as v from 'valibot'
import {
  ageBands,
  contactTypes,
  followUps,
  genders,
  provinces,
  riskActions,
  riskLevels,
  schoolLevels,
  whoKinds,
} from '../../domain/registration.ts'
import { bytesOf } from '../../protocol/sealed.ts'
import { ends } from './end-as-known.ts'

const instant = v.pipe(v.number(), v.integer(), v.minValue(0))
const ids = v.pipe(v.array(v.string()), v.readonly())

const draft = v.strictObject({
  type: v.nullable(v.picklist(contactTypes)),
  themes: ids,
  isHeavy: v.nullable(v.boolean()),
  who: v.picklist(whoKinds),
  ageBand: v.picklist(ageBands),
  gender: v.picklist(genders),
  province: v.picklist(provinces),
  schoolLevel: v.picklist(schoolLevels),
  riskLevel: v.picklist(['not-applicable', ...riskLevels]),
  riskActions: v.pipe(v.array(v.picklist(riskActions)), v.readonly()),
  referredTo: ids,
  followUp: v.picklist(followUps),
})

/** The closing of a conversation inside its desk blob (SE25). Instants are of the clock of the page that kept it. */
export const keptClosing = v.strictObject({
  id: bytesOf(16),
  draft,
  /** The visitor's own name, so that the counsellor knows which talk it was. */
  name: v.string(),
  theme: v.nullable(v.string()),
  openedAt: instant,
  endedAt: v.nullable(instant),
  /** When it was kept last: an end that no page saw was after that. */
  seenAt: instant,
  end: v.nullable(v.picklist(ends)),
  isCrisis: v.boolean(),
})
export type KeptClosing = v.InferOutput<typeof keptClosing>
