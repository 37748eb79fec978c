import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseManifest } from '../server/door/release-manifest.ts'

const project = join(import.meta.dirname, '../..')

/**
 * [BP6] Signs `manifest.json` in the folder of built pages with the Ed25519 key of who makes releases, into
 * `manifest.sig`. Refuses a key that others may read, or that lies in the project. Gives the exit code.
 */
export function signPages(keyFile: string, folder: string, say: (line: string) => void): 0 | 2 {
  const fault = faultOfKey(keyFile)
  if (fault) {
    say(`${keyFile}: ${fault}`)
    return 2
  }
  const path = join(folder, 'manifest.json')
  const bytes = existsSync(path) ? readFileSync(path) : undefined
  const release = bytes && parseManifest(bytes.toString())
  if (!bytes || !release) {
    say(`${path}: there are no built pages; run "npm start" or "node bin/setup.mjs" first`)
    return 2
  }
  const key = createPrivateKey(readFileSync(keyFile))
  writeFileSync(join(folder, 'manifest.sig'), `${sign(null, bytes, key).toString('base64')}\n`)
  say(`${join(folder, 'manifest.sig')}: clbchat ${release.version} is signed`)
  return 0
}

/** [BP6] Whether somebody with this public key (PEM, Ed25519) signed these very bytes. */
export function isSignedBy(publicKey: KeyObject, bytes: Uint8Array, signature: string): boolean {
  return verify(null, bytes, publicKey, Buffer.from(signature.trim(), 'base64'))
}

/** The public key in a PEM file, or undefined where there is none of Ed25519. A private one is refused: it is no secret here. */
export function readPublicKey(file: string): KeyObject | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    if (text.includes('PRIVATE')) return undefined
    const key = createPublicKey(text)
    return key.asymmetricKeyType === 'ed25519' ? key : undefined
  } catch {
    return undefined
  }
}

function faultOfKey(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) return 'there is no such file'
  if ((found.mode & 0o077) !== 0) return 'others may read it; run "chmod 600" on it'
  if (!relative(realpathSync(project), realpathSync(file)).startsWith('..'))
    return 'lies in the project; expected a private key outside of it'
  try {
    const key = createPrivateKey(readFileSync(file))
    return key.asymmetricKeyType === 'ed25519' ? undefined : 'expected an Ed25519 private key'
  } catch {
    return 'expected a private key in PEM, without a password'
  }
}
