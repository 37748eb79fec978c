import type { FastifyInstance } from 'fastify'
import { isRefused } from '../../domain/refusal.ts'
import { whoMay } from '../../domain/roles.ts'
import { keyFilesRequest, ownAgeFileRequest } from '../../protocol/key-files.ts'
import { keepPasskeyFile } from '../staff/age-files.ts'
import { readKeyFile, replaceKeyFiles } from '../staff/key-files.ts'
import type { StaffDeps } from '../staff/staff.ts'
import { presenceOf } from './access.ts'
import { carryOut } from './people-routes.ts'
import { sendRefusal } from './refuse.ts'

/** A helpline of ten years with a dozen who open its files. */
const largestSealing = 1024 * 1024

/** [SI28] [SI73] [CT22] The sealed key files: handed to a page that can open them, and taken back sealed anew. */
export async function keyFileRoutes(app: FastifyInstance, staff: StaffDeps): Promise<void> {
  const readers = { config: { access: whoMay('read-key-files'), isFresh: true } } as const
  app.get<{ Params: { '*': string } }>('/api/key-file/*', readers, async (request, reply) => {
    const content = await readKeyFile(staff, presenceOf(request).account, request.params['*'])
    return isRefused(content) ? sendRefusal(reply, content.refused) : { content }
  })
  app.post('/api/own-age-file', readers, (request, reply) =>
    carryOut(request, reply, ownAgeFileRequest, asked => keepPasskeyFile(staff, presenceOf(request), asked)),
  )
  const sealers = { config: { access: whoMay('seal-key-files'), isFresh: true } } as const
  app.post('/api/key-files', { ...sealers, bodyLimit: largestSealing }, (request, reply) =>
    carryOut(request, reply, keyFilesRequest, asked =>
      replaceKeyFiles(staff, presenceOf(request).account.id, asked),
    ),
  )
}
