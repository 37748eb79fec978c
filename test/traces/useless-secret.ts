import { toBase64url } from '../../src/crypto/bytes.ts'
import { resumeKeys } from '../../src/crypto/resume.ts'
import type { TestHouse } from '../open-house.ts'
import { must } from '../pages-in-node.ts'

/** [NT3] What somebody gets from the server who found an R on the disk and knows how it is used: the status of the answer. */
export async function askWith(house: TestHouse, secretHex: string): Promise<number> {
  const { loc, auth } = must(await resumeKeys(new Uint8Array(Buffer.from(secretHex, 'hex'))))
  return (await house.posts('/api/resume', { loc: toBase64url(loc), auth: toBase64url(auth) })).status
}
