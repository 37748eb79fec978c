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
    const found = /\/Count\s+(\d{1,6})\b(?!\s+\d+\s+R)/.exec(dictionaryAround(text, index))?.[1]
    return found === undefined ? [] : [Number(found)]
  })
}

/** Other dictionaries in and beside it count as well, e.g. that of the bookmarks. */
function dictionaryAround(text: string, index: number): string {
  const start = Math.max(0, index - longestNode)
  const before = [...text.slice(start, index).matchAll(/<<|>>/g)].reverse()
  const after = [...text.slice(index, index + longestNode).matchAll(/<<|>>/g)]
  const from = edge(before, '<<')
  const to = edge(after, '>>')
  return from === undefined || to === undefined ? '' : text.slice(start + from, index + to)
}

/** Where the dictionary that one stands in begins or ends: the first sign that no other one met before answers. */
function edge(signs: readonly RegExpExecArray[], wanted: '<<' | '>>'): number | undefined {
  let depth = 0
  return signs.find(([sign]) => {
    depth += sign === wanted ? 1 : -1
    return depth === 1
  })?.index
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
