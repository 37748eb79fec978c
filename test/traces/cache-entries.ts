const chromiumBegin = Buffer.from('305c72a71b6dfbfc', 'hex')
const chromiumEnd = Buffer.from('d8410d97456ffaf4', 'hex')

/** The bodies in an entry of Chromium's cache: after the key, and after the end of each stream. */
export function readChromiumEntry(data: Buffer): Buffer[] {
  if (data.length < 24 || !data.subarray(0, 8).equals(chromiumBegin)) return []
  const bodies: Buffer[] = []
  let begin = 24 + data.readUInt32LE(12)
  for (let end = data.indexOf(chromiumEnd, begin); end >= 0; end = data.indexOf(chromiumEnd, begin)) {
    bodies.push(data.subarray(begin, end))
    begin = end + 24
  }
  return [...bodies, data.subarray(begin)]
}

/** The body of an entry of Firefox's cache: its last four bytes say where the body ends. */
export function readFirefoxEntry(data: Buffer): Buffer[] {
  if (data.length < 8) return []
  const end = data.readUInt32BE(data.length - 4)
  return end > 0 && end < data.length - 4 ? [data.subarray(0, end)] : []
}
