import { refuse } from '../../domain/refusal.ts'
import { refusalOfStatus } from '../staff/post.ts'

/** A GET to the own server: JSON out, or the refusal by its status as `post` has them. Throws without a connection. */
export async function getOrRefusal(path: string): Promise<unknown> {
  const answer = await fetch(path, {
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  })
  return answer.ok ? answer.json() : refuse(refusalOfStatus[answer.status] ?? 'try-again')
}
