import type { Bytes } from '../../crypto/bytes.ts'
import type { VaultGrant } from '../../crypto/grants.ts'
import type { Outcome, People } from './people.ts'
import type { ServerRefusal } from './people-server.ts'

type Or<T> = Promise<T | { readonly refused: ServerRefusal }>

/** Where the vault gets its sealed files. */
export interface VaultFiles {
  /** The own age file; `expired` when there is none of that kind. */
  own(way: 'phrase' | 'passkey'): Or<Bytes>
  /** Every key file of the vault, and the lines by which the root named their keys. */
  ofVault(): Or<{
    readonly files: readonly { readonly name: string; readonly content: Bytes }[]
    readonly lines: readonly VaultGrant[]
  }>
  /** The own age file under a passkey. */
  keepOwn(content: string): Promise<Outcome>
}

/** The files of the own server, as the people's part reads them: each asks once more who is there (SI61). */
export function filesOf(people: People): VaultFiles {
  return {
    async own(way) {
      const missing = await readOnce(people)
      return missing ?? people.ownFile(way)
    },
    async ofVault() {
      const missing = await readOnce(people)
      if (missing) return missing
      const lines = await people.keyLines()
      if ('refused' in lines) return lines
      const files: { name: string; content: Bytes }[] = []
      for (const { name } of people.here().everyone.keyFiles) {
        if (!name.startsWith('vault/')) continue
        const content = await people.keyFile(name)
        if ('refused' in content) return content
        files.push({ name, content })
      }
      return { files, lines }
    },
    keepOwn: content => people.tell('/api/own-age-file', { content }),
  }
}

/** Somebody may unlock before the people were read for the first time. */
async function readOnce(people: People): Promise<{ readonly refused: ServerRefusal } | undefined> {
  if (people.seen.peek().is !== 'here') await people.read()
  const seen = people.seen.peek()
  if (seen.is === 'here') return undefined
  return { refused: seen.is === 'refused' ? seen.why : 'try-again' }
}
