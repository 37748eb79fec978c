import type { FastifyInstance } from 'fastify'
import type { Log } from '../log.ts'
import { reportPath } from './headers.ts'

const mostBytes = 16 * 1024

/**
 * [SC25] A page of staff on a host of its own says that something broke its policy. Only that it happened is kept, as a
 * number: a report is full of addresses. The log has it at 1, 2, 4, 8 …, so that nobody fills it.
 */
export async function policyReports(app: FastifyInstance, { log }: { readonly log: Log }): Promise<void> {
  let count = 0
  await app.register(async reports => {
    reports.addContentTypeParser(
      ['application/csp-report', 'application/reports+json'],
      { parseAs: 'buffer', bodyLimit: mostBytes },
      (_, __, done) => done(null, null),
    )
    // Nobody is signed in by it, and browsers say `null` of where it comes from.
    const staff = { config: { access: 'anyone', side: 'staff', isForm: true } } as const
    reports.post(reportPath, staff, (_, reply) => {
      count += 1
      if (Number.isInteger(Math.log2(count))) log.event('policy-broken', { count })
      return reply.code(204).send()
    })
  })
}
