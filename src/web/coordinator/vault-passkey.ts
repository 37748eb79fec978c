import type { Bytes } from '../../crypto/bytes.ts'
import { isRefused, type Refusal } from '../../domain/refusal.ts'
import type { Proof } from '../../protocol/ways-in.ts'
import type { Post } from '../staff/post.ts'
import { type PasskeyRefusal, pressPasskey } from '../staff/way-in/passkey.ts'

export type ProofRefusal = PasskeyRefusal | Refusal

/** What a passkey made of the helpline's input: 32 bytes, erased by who uses them. */
export interface PasskeyProof {
  readonly made: Bytes
}

/** [CT22] SE5: one press, by which the server knows who is there (SI15), and which gives what unlocks to the page alone. */
export async function proveByPasskey(given: {
  readonly post: Post
  readonly org: string
}): Promise<PasskeyProof | { readonly refused: ProofRefusal }> {
  const pressed = await pressPasskey(given)
  if ('refused' in pressed) return pressed
  const proof: Proof = { kind: 'passkey', press: pressed.answer }
  try {
    const answer = await given.post('/api/step-up', { proof })
    if (!isRefused(answer)) return { made: pressed.unlocks }
    pressed.unlocks.fill(0)
    return { refused: answer.refused }
  } catch {
    pressed.unlocks.fill(0)
    return { refused: 'no-connection' }
  }
}
