import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { whoMay } from '../../domain/roles.ts'
import { auditLogRequest } from '../../protocol/audit-log.ts'
import { type AuditReading, readAuditLog } from '../audit/read-audit-log.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'

const readers = { config: { access: whoMay('read-audit-log') } } as const

/** [AU10] The audit log, for who leads and for who watches over data. Nothing here changes it. */
export async function auditRoutes(
  app: FastifyInstance,
  { audit }: { readonly audit: AuditReading },
): Promise<void> {
  app.post('/api/audit-log', readers, async (request, reply) => {
    const parsed = v.safeParse(auditLogRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    return readAuditLog(audit, accountOf(request).id, parsed.output)
  })
}
