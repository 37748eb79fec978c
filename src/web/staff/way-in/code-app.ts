import { encode } from 'uqr'
import { type Bytes, randomBytes } from '../../../crypto/bytes.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new seed for an app with codes: 20 bytes. It goes to the server, which checks codes (security.md 5.1). */
export function makeCodeSeed(): Bytes {
  return randomBytes(20)
}

/** The seed as an app reads it from a keyboard: base32 in groups of four. */
export function seedInWords(seed: Bytes): string {
  return (base32(seed).match(/.{1,4}/g) ?? []).join(' ')
}

/** What the square says to the app. */
export function codeAddress(seed: Bytes, site: string, username: string): string {
  const label = `${encodeURIComponent(site)}:${encodeURIComponent(username)}`
  const issuer = encodeURIComponent(site)
  return `otpauth://totp/${label}?secret=${base32(seed)}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`
}

/** A QR code as one path on a sheet of `size` by `size`, with a quiet edge of four. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const rows = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
  return { size, path: rows.join('') }
}

function base32(bytes: Bytes): string {
  let [bits, held, text] = [0, 0, '']
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text
}
