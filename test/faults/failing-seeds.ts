import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type FaultName, faultNames } from './plays.ts'

const file = join(import.meta.dirname, 'failing-seeds.json')
const number = v.pipe(v.number(), v.integer(), v.minValue(0))
const kept = v.array(v.strictObject({ fault: v.picklist(faultNames), seed: number, times: number }))

/** Seeds that once showed a fault, with the number of times it took. The suite plays them first. */
export function failingSeeds(fault: FaultName): { seed: number; times: number }[] {
  return read().filter(failed => failed.fault === fault)
}

export function keepFailingSeed(failed: { fault: FaultName; seed: number; times: number }): void {
  const others = read().filter(({ fault, seed }) => fault !== failed.fault || seed !== failed.seed)
  writeFileSync(file, `${JSON.stringify([...others, failed], null, 2)}\n`)
}

function read(): v.InferOutput<typeof kept> {
  return v.parse(kept, JSON.parse(readFileSync(file, 'utf8')))
}
