import { inflateSync } from 'node:zlib'

/** Far more than the objects of a report of 20 MB; a file that unpacks to more is not counted. */
const mostUnpacked = 64 * 1024 * 1024
/** A node names its children, up to thousands of them. */
const longestNode = 64 * 1024

/** [PV21] Whether these bytes begin and end as a PDF file does. */
export function isPdf(bytes: Buffer): boolean {
  const end = bytes.subarray(Math.max(0, bytes.length - 1024)).toString('latin1')
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' && end.includes('%%EOF')
}

/**
 * [PV22] How many pages a PDF file has, or null when it does not tell: the root of its page tree counts the most. Newer
 * files pack that tree into object streams.
 */
export function pdfPages(bytes: Buffer): number | null {
  const text = bytes.toString('latin1')
  const counts = [text, ...objectStreams(bytes, text)].flatMap(countsIn)
  return counts.length > 0 ? Math.max(...counts) : null
}

/** What every node of a page tree counts: `<< /Type /Pages … /Count 12 >>`, in any order. */
function countsIn(text: string): number[] {
  return [...text.matchAll(/\/Type\s*\/Pages(?![A-Za-z])/g)].flatMap(({ index }) => {
    const found = /\/Count\s+(\d{1,6})(?!\s+\d+\s+R)/.exec(dictionaryAround(text, index))?.[1]
    return found === undefined ? [] : [Number(found)]
  })
}

/** Other dictionaries beside it count as well, e.g. that of the bookmarks. */
function dictionaryAround(text: string, index: number): string {
  const from = text.lastIndexOf('<<', index)
  let depth = 0
  for (const { 0: sign, index: at } of text.slice(from, index + longestNode).matchAll(/<<|>>/g)) {
    depth += sign === '<<' ? 1 : -1
    if (depth === 0) return text.slice(from, from + at)
  }
  return ''
}

function objectStreams(bytes: Buffer, text: string): string[] {
  return [...text.matchAll(/\/Type\s*\/ObjStm[\s\S]{0,400}?stream\r?\n/g)].map(({ index, 0: head }) => {
    const from = index + head.length
    try {
      // The checksum at the end stops it; what follows is not read.
      return inflateSync(bytes.subarray(from), { maxOutputLength: mostUnpacked }).toString('latin1')
    } catch {
      return ''
    }
  })
}
