import type { FastifyInstance } from 'fastify'
import type { StaffDeps } from '../staff/staff.ts'
import { vaultLines } from '../staff/vault-lines.ts'

/** [CT20] To whom a page seals what is for the coordinators only. Nothing in it is secret or about anybody. */
export async function vaultKeyRoute(app: FastifyInstance, staff: StaffDeps): Promise<void> {
  const lines = vaultLines(staff)
  app.get('/api/vault-key', { config: { access: 'anyone', side: 'both' } }, async () => ({
    grants: await lines(),
  }))
}
