import type { PageSettings } from '../../protocol/page-settings.ts'

type Service = PageSettings['referrals'][number]

/** [RF9] A card names one of the helpline's own services, so nobody can send another number: of an unknown id nothing is shown. */
export function findService(referrals: readonly Service[], id: string): Service | undefined {
  return referrals.find(service => service.id === id)
}
