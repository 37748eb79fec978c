import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { whoMay } from '../../domain/roles.ts'
import { type CheckedExamplesAnswer, checkExampleRequest } from '../../protocol/checked-examples.ts'
import type { MaterialDeps } from '../material/material.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'

const whoTalks = { config: { access: whoMay('read-material') } } as const
const coordinators = { config: { access: whoMay('change-material') } } as const

/** [DK31] What ships is an example until a coordinator ticks it. */
export async function exampleRoutes(
  app: FastifyInstance,
  { material: { commit, clock } }: { readonly material: MaterialDeps },
): Promise<void> {
  app.get('/api/checked-examples', whoTalks, async (): Promise<CheckedExamplesAnswer> => {
    const checked = await commit(({ checkedExamples }) => checkedExamples.all())
    return { checked: [...checked] }
  })
  app.post('/api/check-example', coordinators, async (request, reply) => {
    const parsed = v.safeParse(checkExampleRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const { isChecked, ...which } = parsed.output
    const { id: actor, name: by } = accountOf(request)
    await commit(async ({ checkedExamples, auditLog }) => {
      if (isChecked) await checkedExamples.put({ ...which, by, at: clock.now() })
      else await checkedExamples.remove(which.kind, which.id)
      await auditLog.append({ actor, action: 'example-checked', object: `${which.kind}:${which.id}` })
    })
    return reply.code(204).send()
  })
}
