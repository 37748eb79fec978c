import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { whoMay } from '../../domain/roles.ts'
import { surveyRequest } from '../../protocol/survey.ts'
import { keepSurvey } from '../survey/keep-survey.ts'
import type { SurveyDeps } from '../survey/survey.ts'
import { readSurveyTexts } from '../survey/survey-texts.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'

const anyone = { config: { access: 'anyone' } } as const
const readers = { config: { access: whoMay('read-inbox') } } as const

export interface SurveyRouteDeps {
  readonly survey: SurveyDeps
}

/** What is asked after a conversation (SV2), and what people wrote there, for who may open it (SV4). */
export async function surveyRoutes(app: FastifyInstance, { survey }: SurveyRouteDeps): Promise<void> {
  app.post('/api/survey', anyone, async (request, reply) => {
    const parsed = v.safeParse(surveyRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const refused = await keepSurvey(survey, parsed.output)
    return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
  })
  app.get('/api/survey-texts', readers, async (request, reply) =>
    reply.send(await readSurveyTexts(survey, accountOf(request).id)),
  )
}
