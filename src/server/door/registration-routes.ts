import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { whoMay } from '../../domain/roles.ts'
import { registrationRequest } from '../../protocol/registration.ts'
import { shiftNoteRequest } from '../../protocol/shift-notes.ts'
import { ownCountsOf } from '../registrations/own-counts.ts'
import { recordRegistration } from '../registrations/record-registration.ts'
import type { RegistrationDeps } from '../registrations/registrations.ts'
import { readShiftNotes, type ShiftNoteDeps, writeShiftNote } from '../schedule/shift-notes.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'

const counsellors = { config: { access: whoMay('talk') } } as const
const team = { config: { access: whoMay('watch-board') } } as const

export interface RegistrationRouteDeps {
  readonly registrations: RegistrationDeps
  readonly shiftNotes: ShiftNoteDeps
}

/** What a counsellor files after a conversation and at the end of a shift (RG4, RG6, RG11). */
export async function registrationRoutes(
  app: FastifyInstance,
  { registrations, shiftNotes }: RegistrationRouteDeps,
): Promise<void> {
  app.post('/api/closing-form', team, async (_, reply) => reply.send(registrations.form))
  app.post('/api/registration', counsellors, async (request, reply) => {
    const parsed = v.safeParse(registrationRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const refused = await recordRegistration(registrations, accountOf(request).id, parsed.output)
    return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
  })
  app.post('/api/own-counts', counsellors, async (request, reply) =>
    reply.send(await ownCountsOf(registrations, accountOf(request).id)),
  )
  app.post('/api/shift-note', team, async (request, reply) => {
    const parsed = v.safeParse(shiftNoteRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    await writeShiftNote(shiftNotes, accountOf(request).name, parsed.output)
    return reply.code(204).send()
  })
  app.post('/api/shift-notes', team, async (_, reply) => reply.send(await readShiftNotes(shiftNotes)))
}
