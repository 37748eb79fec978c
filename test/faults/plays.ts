import { playDisk } from './disk.ts'
import { playFuzz } from './fuzz.ts'
import { playKills } from './kill.ts'
import { playNonces } from './nonces.ts'
import { playOneWay } from './one-way.ts'
import type { Outcome, Play } from './outcome.ts'
import type { Staff } from './staff.ts'
import { playWire } from './wire.ts'

export const faultNames = ['kill', 'wire', 'one-way', 'disk', 'fuzz', 'nonces'] as const
export type FaultName = (typeof faultNames)[number]

interface Fault {
  /** What `--times` counts. */
  readonly counts: string
  /** So many in the long form. */
  readonly times: number
  /** None: it cannot be played on this machine. */
  readonly play: (staff: () => Promise<Staff>, play: Play) => Promise<Outcome | undefined>
}

/** Every fault that can be played, in its long form. */
export const faults: Record<FaultName, Fault> = {
  kill: {
    counts: 'kills of the server',
    times: 200,
    play: async (staff, play) => playKills(await staff(), play),
  },
  wire: {
    counts: 'breaks of a network',
    times: 600,
    play: async (staff, play) => playWire(await staff(), play),
  },
  'one-way': {
    counts: 'rounds in which lines lose all that is sent',
    times: 5,
    play: async (staff, play) => playOneWay(await staff(), { ...play, isWoken: false }),
  },
  disk: {
    counts: 'times that the disk is full',
    times: 20,
    play: async (staff, play) => playDisk(await staff(), play),
  },
  fuzz: {
    counts: 'frames of strangers',
    times: 100_000,
    play: async (staff, play) => playFuzz(await staff(), play),
  },
  nonces: {
    counts: 'sealings, each with its key and nonce',
    times: 100_000,
    play: (_, play) => playNonces(play),
  },
}
