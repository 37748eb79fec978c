import { Staff } from './staff.ts'
import { playKills } from './kill.ts'
const t = Date.now()
const staff = await Staff.isMade(2)
console.log('staff', Date.now() - t)
console.log(await playKills(staff, { seed: Number(process.argv[2] ?? 1), times: Number(process.argv[3] ?? 3) }), Date.now() - t)
process.exit(0)
