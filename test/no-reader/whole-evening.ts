import { randomBytes } from 'node:crypto'
import { MarkedEvening } from './marked-evening.ts'
import type { MarkedStaff } from './marked-staff.ts'
import { Marks } from './marks.ts'
import { readMemory } from './process-memory.ts'
import { type Hit, Sought } from './sought.ts'
import { makeAddresses, soughtAddresses, visitFromAfar } from './visits-from-afar.ts'
import { WatchedHelpline } from './watched-helpline.ts'
import type { WatchedPostgres } from './watched-postgres.ts'

/** What somebody found who looked through everything. */
export interface Look {
  /** Files, rows, output, environment, and PostgreSQL's own files. */
  readonly files: readonly Hit[]
  readonly memory: readonly Hit[]
  readonly memoryBytes: number
}

/** The same evening, looked through while people talk, after they have gone, and after visits from other addresses. */
export interface WholeEvening {
  readonly marks: Marks
  readonly during: Look
  readonly after: Look
  readonly addresses: AddressLook
}

interface AddressLook {
  readonly files: readonly Hit[]
  readonly livingHeap: readonly Hit[]
  /** The path of the data directory lives as long as the process. */
  readonly control: readonly Hit[]
}

export interface Place {
  readonly settings: Readonly<Record<string, string>>
  readonly postgres?: WatchedPostgres
}

interface Watched {
  readonly helpline: WatchedHelpline
  readonly postgres: WatchedPostgres | undefined
}

/** Plays it against a house of its own, and ends that house. */
export async function playWholeEvening(staff: MarkedStaff, place: Place): Promise<WholeEvening> {
  const marks = new Marks()
  const inEnvironment = `omgeving${randomBytes(10).toString('hex')}`
  marks.knows('the environment', inEnvironment, 'control')
  const helpline = await WatchedHelpline.starts({ NOT_A_SETTING: inEnvironment, ...place.settings })
  const watched = { helpline, postgres: place.postgres }
  try {
    marks.knows('the output', helpline.setUpSecret, 'control')
    await staff.setUp(helpline.url, helpline.setUpSecret)
    await staff.tellsSecrets(marks)
    staff.tellsWhatPassesThrough(marks)
    await writeInLog(watched, marks)
    const evening = await MarkedEvening.begins(helpline.url, staff, marks)
    const during = await look(watched, marks.sought())
    await evening.ends(staff)
    const after = await look(watched, marks.sought())
    return { marks, during, after, addresses: await lookForAddresses(watched) }
  } finally {
    await helpline.closes()
  }
}

async function writeInLog({ postgres }: Watched, marks: Marks): Promise<void> {
  if (!postgres) return
  const inLog = `logboek${randomBytes(10).toString('hex')}`
  marks.knows('the log of PostgreSQL', inLog, 'control')
  await postgres.logs(inLog)
}

async function look(watched: Watched, sought: Sought): Promise<Look> {
  const files = await lookInFiles(watched, sought)
  const memory: Hit[] = []
  const memoryBytes = readMemory(watched.helpline.pid, sought.longest, (place, bytes) =>
    memory.push(...sought.in(place, bytes)),
  )
  return { files, memory, memoryBytes }
}

async function lookInFiles({ helpline, postgres }: Watched, sought: Sought): Promise<Hit[]> {
  const pieces = [...(await helpline.pieces()), ...((await postgres?.pieces()) ?? [])]
  return pieces.flatMap(([place, bytes]) => sought.in(place, bytes))
}

async function lookForAddresses(watched: Watched): Promise<AddressLook> {
  const { url, dataDirectory } = watched.helpline
  const addresses = makeAddresses()
  await visitFromAfar(url, addresses)
  const sought = soughtAddresses(addresses)
  let heap = await watched.helpline.livingHeap()
  // On a busy machine the server may not have heard yet that the last connection is gone. What it keeps, it keeps longer.
  for (let looks = 1; looks < mostLooks && sought.in('heap', heap).length > 0; looks++) {
    await new Promise(resolve => setTimeout(resolve, 1_000))
    heap = await watched.helpline.livingHeap()
  }
  const control = new Sought().text('the data directory', dataDirectory).in('heap', heap)
  const files = await lookInFiles(watched, sought)
  return { files, livingHeap: sought.in('heap', heap), control }
}

const mostLooks = 6
