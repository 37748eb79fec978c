import * as v from 'valibot'
import { signedObject } from './sealed.ts'

/**
 * GET /api/vault-key (anyone): the lines with which the root names the keys of the vault (SE2), those that have not run
 * out. Whoever seals to one verifies its line first: the server could hand over any key.
 */
export const vaultKeyAnswer = v.strictObject({
  grants: v.pipe(v.array(signedObject), v.maxLength(24)),
})
