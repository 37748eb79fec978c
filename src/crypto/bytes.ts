/** Bytes as WebCrypto takes and gives them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** What `lp` can carry: text (UTF-8 NFC), an unsigned 32-bit number, bytes, or a list of these. */
export type Field = string | number | Bytes | readonly Field[]

const encoder = new TextEncoder()
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text as UTF-8 bytes in Unicode form NFC, so that one name has one encoding. */
export function utf8(text: string): Bytes {
  return encoder.encode(text.normalize('NFC'))
}

/** A JSON value as UTF-8 bytes, exactly as written (no NFC: these very bytes are signed or sealed). */
export function jsonBytes(value: unknown): Bytes {
  return encoder.encode(JSON.stringify(value))
}

/** The JSON value in UTF-8 bytes; `undefined` (which JSON cannot say) when they are not that. */
export function readJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(strictDecoder.decode(bytes))
  } catch {
    return undefined
  }
}

/** The text in UTF-8 bytes; `undefined` when they are not that. */
export function readText(bytes: Bytes): string | undefined {
  try {
    return strictDecoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** 4 bytes, big-endian. Throws outside 0 … 2^32 - 1. */
export function uint32(number: number): Bytes {
  if (!Number.isInteger(number) || number < 0 || number > 0xffffffff) throw new RangeError('not a uint32')
  return Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number)
}

export function concat(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * lp(x1..xn): every field with its own length before it (uint16, big-endian), so that no two lists of fields
 * give the same bytes. Numbers are 4 bytes, text is UTF-8 NFC, a list is the lp of its fields.
 * Throws when a field is longer than 65,535 bytes.
 */
export function lp(...fields: readonly Field[]): Bytes {
  return concat(fields.flatMap(field => withLength(encodeField(field))))
}

function encodeField(field: Field): Bytes {
  if (typeof field === 'string') return utf8(field)
  if (typeof field === 'number') return uint32(field)
  if (field instanceof Uint8Array) return field
  return lp(...field)
}

function withLength(part: Bytes): [Bytes, Bytes] {
  if (part.length > 0xffff) throw new RangeError('a field of lp holds at most 65,535 bytes')
  return [Uint8Array.of(part.length >>> 8, part.length), part]
}

/** The fields of one lp, each as bytes; `undefined` when the lengths do not add up. */
export function readLp(bytes: Bytes): Bytes[] | undefined {
  const fields: Bytes[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at < bytes.length) {
    if (at + 2 > bytes.length) return undefined
    const end = at + 2 + view.getUint16(at)
    if (end > bytes.length) return undefined
    fields.push(bytes.slice(at + 2, end))
    at = end
  }
  return fields
}

/** Base64url without padding. */
export function toBase64url(bytes: Bytes): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at++) binary += String.fromCharCode(bytes[at] ?? 0)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

// Whole groups of four, and an end of which the bits that carry nothing are zero: one spelling for the same bytes.
const canonical = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/

/** The bytes in base64url; `undefined` for anything but the one canonical spelling without padding. */
export function fromBase64url(text: string): Bytes | undefined {
  if (!canonical.test(text)) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

/** The bytes in text whose shape a guard has found to be base64url. Throws for any other: then no guard stood before it. */
export function checkedBytes(text: string): Bytes {
  const bytes = fromBase64url(text)
  if (!bytes) throw new TypeError('this was not checked to be base64url')
  return bytes
}

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** Equal or not, in a time that does not tell where they differ. */
export function equalBytes(one: Bytes, other: Bytes): boolean {
  if (one.length !== other.length) return false
  let difference = 0
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0)
  return difference === 0
}
