import * as v from 'valibot'
import { fromBase64url } from '../../crypto/bytes.ts'
import { isRefused, type Refusal } from '../../domain/refusal.ts'
import { keyFileAnswer, type PeopleAnswer, peopleAnswer } from '../../protocol/people.ts'

/** How the own server is asked. `get` and `post` give a refusal as a value and throw without a connection. */
export interface PeopleServer {
  get(path: string): Promise<unknown>
  post(path: string, body: object): Promise<unknown>
  /** Asks, and where the server wants to know first who is there, asks once more after a proof. */
  again(ask: () => Promise<unknown>): Promise<unknown>
}

export type ServerRefusal = Refusal | 'no-connection'
export interface Refused {
  readonly refused: ServerRefusal
}

/** GET /api/people, parsed. */
export async function askPeople(server: PeopleServer): Promise<PeopleAnswer | Refused> {
  const answer = await asked(server, () => server.get('/api/people'))
  if (isRefused(answer)) return answer
  const parsed = v.safeParse(peopleAnswer, answer)
  return parsed.success ? parsed.output : { refused: 'try-again' }
}

/** GET /api/key-file/NAME, as bytes. */
export async function askKeyFile(
  server: PeopleServer,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | Refused> {
  const answer = await asked(server, () => server.get(`/api/key-file/${name}`))
  if (isRefused(answer)) return answer
  const parsed = v.safeParse(keyFileAnswer, answer)
  return (parsed.success && fromBase64url(parsed.output.content)) || { refused: 'try-again' }
}

/** One POST; undefined when it is done. */
export async function tell(server: PeopleServer, path: string, body: object): Promise<Refused | undefined> {
  const answer = await asked(server, () => server.post(path, body))
  return isRefused(answer) ? answer : undefined
}

/** [SI61] What weighs much is asked once more after this person showed who they are; nothing that was made is lost. */
async function asked(server: PeopleServer, ask: () => Promise<unknown>): Promise<unknown | Refused> {
  try {
    return await server.again(ask)
  } catch {
    return { refused: 'no-connection' } satisfies Refused
  }
}
