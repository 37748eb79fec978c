import { writeFile } from 'node:fs/promises'
import { computeVectors } from './seal-vectors.ts'

// `node test/vectors/regenerate-seals.ts` writes seals.json anew. A change in it is a change of the protocol: every
// page and desk must then be of the same version.
await writeFile(
  new URL('seals.json', import.meta.url),
  `${JSON.stringify(await computeVectors(), null, 2)}\n`,
)
