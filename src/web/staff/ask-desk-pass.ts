import * as v from 'valibot'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { deskPassAnswer } from '../../protocol/staff-sign-in.ts'
import type { Post } from './post.ts'

/**
 * A pass for one socket of the desk: 32 bytes in base64url, good once, for 30 seconds. Refusals: not-signed-in when
 * the session is over; try-again when the server cannot be reached or answers something else.
 */
export async function askDeskPass(post: Post): Promise<string | Refused> {
  try {
    const answer = await post('/api/desk-pass', {})
    if (isRefused(answer)) return answer
    const parsed = v.safeParse(deskPassAnswer, answer)
    return parsed.success ? parsed.output.pass : refuse('try-again')
  } catch {
    return refuse('try-again')
  }
}
