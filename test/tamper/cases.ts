import { expect, vi } from 'vitest'
import { now } from '../../src/crypto/test-cast.ts'
import type { PageSettings } from '../../src/protocol/page-settings.ts'
import type { Lie, Who } from './hostile-line.ts'
import { deskOutcome, heardAt, visitorOutcome } from './outcome.ts'
import { TamperTable } from './tamper-table.ts'

/** What a script of people does; the lie works meanwhile. */
export type Script = (table: TamperTable) => Promise<void>

export interface Case {
  readonly play: Script
  /** Works from the first frame on; scripts may lie as well, from a moment on. */
  readonly lie?: (table: TamperTable) => Lie | Promise<Lie>
  readonly settings?: Partial<PageSettings>
  /** How a page says so: words that stand on a page at some moment. At least one. */
  readonly says: readonly [string, ...string[]]
  /** What no page may show at any moment. */
  readonly never?: readonly string[]
  /** Where it leaves both, at last. */
  readonly visitor: string
  readonly noor: string
  readonly els?: string
  /** Whose page may have been given a key by the visitor's; Noor alone when it is not said. */
  readonly keysTo?: readonly Who[]
  /** The last words that must have been read at the other side, because it goes on after the lie. */
  readonly goesOn?: readonly string[]
  /** What stands at this one's page of what others said. */
  readonly readBy?: { readonly [One in Who]?: readonly string[] }
}

const faked = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const

/** Plays one case, and looks at what holds whatever the lie is. */
export async function isPlayed(one: Case): Promise<void> {
  vi.useFakeTimers({ toFake: [...faked], now })
  const table = await TamperTable.laid(one.settings)
  try {
    table.lie = (await one.lie?.(table)) ?? table.lie
    await one.play(table)
    const final = {
      says: one.says.filter(words => !table.seen.has(words)),
      visitor: visitorOutcome(table.visitor)[0],
      noor: deskOutcome(table.noor.desk)[0],
      els: deskOutcome(table.els.desk)[0],
    }
    const { visitor, noor, els = 'duty', never = [] } = one
    expect(never.filter(words => table.seen.has(words))).toEqual([])
    expect(final, [...table.seen].join('\n')).toEqual({ says: [], visitor, noor, els })
    nothingOfThePersonInClear(table)
    const given = table.keysOut.map(({ rid }) => table.shiftsOf[rid] ?? 'somebody unknown')
    expect(new Set(given)).toEqual(new Set(one.keysTo ?? ['noor']))
    onlyWhatWasWritten(table, one.goesOn ?? [])
    for (const [who, texts] of Object.entries(one.readBy ?? {})) expect(heardBy(table, who)).toEqual(texts)
  } finally {
    table.leaves()
    vi.useRealTimers()
  }
}

function nothingOfThePersonInClear({ lines, written, resume, deskBlobs }: TamperTable) {
  const kept = [...resume.blobs.values(), ...deskBlobs.values()]
  const wire = JSON.stringify([lines.map(({ said }) => said), kept])
  for (const { text } of written) expect(wire).not.toContain(`"${text}"`)
  // A name is no word of ours: it may not be part of anything either.
  expect(wire).not.toContain('Vosje')
}

function heardBy({ visitor, noor, els }: TamperTable, who: string): readonly string[] {
  if (who === 'visitor') return heardAt(visitor)
  const { conversation } = (who === 'noor' ? noor : els).desk
  return conversation ? heardAt(conversation) : []
}

/** Of what the others wrote each page shows some, in order, each once, and nothing else. */
function onlyWhatWasWritten({ visitor, noor, els, written }: TamperTable, goesOn: readonly string[]) {
  const pages = [
    ['visitor', visitor],
    ['noor', noor.desk.conversation],
    ['els', els.desk.conversation],
  ] as const
  const read = new Set<string>()
  for (const [who, page] of pages) {
    if (!page) continue
    const heard = heardAt(page)
    const own = who === 'visitor' ? ['visitor'] : [who]
    const others = written.filter(({ by }) => !own.includes(by)).map(({ text }) => text)
    expect(heard, `read by ${who}`).toEqual(others.filter(text => heard.includes(text)))
    for (const text of heard) read.add(text)
  }
  expect(goesOn.filter(text => !read.has(text))).toEqual([])
}
