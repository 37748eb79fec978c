import { Staff } from './staff.ts'
import { playKills } from './kill.ts'
import { playDisk } from './disk.ts'
import { playWire } from './wire.ts'
import { playOneWay } from './one-way.ts'
const t = Date.now()
const staff = await Staff.isMade(Number(process.argv[5] ?? 2))
console.log('staff', Date.now() - t)
const p = { seed: Number(process.argv[3] ?? 1), times: Number(process.argv[4] ?? 3) }
const plays: Record<string, any> = { disk: () => playDisk(staff, p), kill: () => playKills(staff, p), wire: () => playWire(staff, p), 'one-way': () => playOneWay(staff, {...p, isWoken: true}), 'one-way-long': () => playOneWay(staff, {...p, isWoken: false}) }
console.log(await plays[process.argv[2] ?? ''](), Date.now() - t)
process.exit(0)
