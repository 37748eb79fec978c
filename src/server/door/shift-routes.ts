import type { FastifyInstance } from 'fastify'
import { staffRoles } from '../../domain/people.ts'
import type { StaffNews } from '../../protocol/staff-news.ts'
import type { WrittenPractice } from '../staff/read-practice.ts'

export interface ShiftRouteDeps {
  readonly news: StaffNews
  readonly practices: readonly WrittenPractice[]
}

const staff = { config: { access: staffRoles } } as const
const whoPractise = { config: { access: ['counsellor', 'trainer', 'coordinator'] } } as const

/** What a page reads at the start of a shift. [DK70] Of a practice that is played nothing ever comes back here. */
export async function shiftRoutes(app: FastifyInstance, { news, practices }: ShiftRouteDeps): Promise<void> {
  app.get('/api/news', staff, async () => news)
  app.get('/api/practice', whoPractise, async () => ({ practices }))
}
