import { isRefused, type Refused } from '../../domain/refusal.ts'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type { StopReason } from './stop-reason.ts'

export interface Greeter {
  /** A pass for one socket, 32 bytes in base64url. */
  readonly askPass: () => Promise<string | Refused>
  stop(why: StopReason): void
}

/**
 * SI4: the first frame of a new socket of a staff page, with a fresh pass. Without a session the page stops; it throws
 * when there is no pass, so that the connection tries again later.
 */
export async function greetDesk({ askPass, stop }: Greeter): Promise<DeskFrame> {
  const pass = await askPass()
  if (!isRefused(pass)) return { t: 'desk', v: protocolVersion, pass }
  if (pass.refused === 'not-signed-in') stop('signed-out')
  throw new Error('there is no pass for this socket')
}
