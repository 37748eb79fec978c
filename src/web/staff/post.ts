import { type Refusal, type Refused, refuse } from '../../domain/refusal.ts'

const refusalOfStatus: Record<number, Refusal> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'expired',
  409: 'already-open',
  410: 'expired',
  428: 'prove-again',
  429: 'too-fast',
}

/** Tells or asks the own server something as JSON. */
export type Post = (path: string, body: object) => Promise<unknown>

/** Reads something of the own server. */
export type Get = (path: string) => Promise<unknown>

const alike: RequestInit = {
  credentials: 'same-origin',
  cache: 'no-store',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
}

/**
 * A POST to the own server: JSON in, JSON out, the session only in its cookie. `undefined` when the answer has no
 * body. Refusals by status: 401 not-signed-in, 403 not-allowed or proof-refused (a code or a passkey did not
 * hold), 404 and 410 expired (there is none, or not any more), 409 already-open, 428 prove-again (it weighs much: show once more who you are), 429 too-fast, any other try-again. Throws when the server cannot be reached.
 */
export async function post(path: string, body: object): Promise<unknown | Refused> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...alike,
  })
  return read(answer)
}

/** A GET of the own server: JSON out, and the refusals of `post`. Throws when the server cannot be reached. */
export async function get(path: string): Promise<unknown | Refused> {
  return read(await fetch(path, alike))
}

async function read(answer: Response): Promise<unknown | Refused> {
  if (answer.status === 403 && (await answer.text()).includes('"proof-refused"'))
    return refuse('proof-refused')
  if (!answer.ok) return refuse(refusalOfStatus[answer.status] ?? 'try-again')
  const text = await answer.text()
  return text === '' ? undefined : JSON.parse(text)
}
