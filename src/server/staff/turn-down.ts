import { type Refused, refuse } from '../../domain/refusal.ts'
import type { KnockingDevices } from './devices.ts'
import { withdraw } from './invite.ts'
import type { StaffDeps } from './staff.ts'

/** [SI23] [SI25] Turns down an answer whose MAC was wrong, or a device that nobody knows. Refuses `not-yours`. */
export async function turnDown(
  deps: StaffDeps & { readonly devices: KnockingDevices },
  by: string,
  id: string,
): Promise<Refused | undefined> {
  const device = deps.devices.find(id, deps.clock.now())
  if (!device) return withdraw(deps, by, id, 'turned-down')
  if (device.state !== 'waiting') return refuse('not-yours')
  const { account } = device
  await deps.commit(({ auditLog }) => auditLog.append({ actor: by, action: 'turned-down', object: account }))
  deps.devices.settle(id, 'turned-down')
  return undefined
}
