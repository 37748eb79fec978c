import type { FastifyInstance } from 'fastify'
import { whoMay } from '../../domain/roles.ts'
import type { StaffNews } from '../../protocol/staff-news.ts'
import type { WrittenPractice } from '../staff/read-practice.ts'

export interface ShiftRouteDeps {
  readonly news: StaffNews
  readonly practices: readonly WrittenPractice[]
}

const staff = { config: { access: whoMay('own-account') } } as const
const whoPractise = { config: { access: whoMay('read-material') } } as const

/** What a page reads at the start of a shift. [DK70] Of a practice that is played nothing ever comes back here. */
export async function shiftRoutes(app: FastifyInstance, { news, practices }: ShiftRouteDeps): Promise<void> {
  app.get('/api/news', staff, async () => news)
  app.get('/api/practice', whoPractise, async () => ({ practices }))
}
