import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'

type Referral = PageSettings['referrals'][number]

/** A way to somebody else, and whether one is answered there now as far as that is known. */
export interface Way {
  readonly kind: Referral['channels'][number]['kind']
  readonly to: string
  readonly state: 'open' | 'closed' | 'unknown'
}

export interface Alternative {
  readonly id: string
  readonly name: string
  readonly purpose: string
  /** Among the numbers of every page. */
  readonly isUrgent: boolean
  readonly ways: readonly Way[]
  /** Where "kijk op hun site" leads; null for who has none. */
  readonly site: string | null
}

export interface Alternatives {
  readonly always: readonly Alternative[]
  readonly open: readonly Alternative[]
  readonly others: readonly Alternative[]
}

/** [RF5] Who always answers first, then who is open now, then the others; in each the order of the site folder. */
export function sortAlternatives(
  referrals: readonly Referral[],
  openNow: PublicStatus['openNow'],
): Alternatives {
  const sorted = { always: [] as Alternative[], open: [] as Alternative[], others: [] as Alternative[] }
  for (const referral of referrals) {
    const alternative = alternativeOf(referral, openNow)
    const isOpen = alternative.ways.some(({ state }) => state === 'open')
    if (referral.channels.some(({ always }) => always)) sorted.always.push(alternative)
    else sorted[isOpen ? 'open' : 'others'].push(alternative)
  }
  return sorted
}

/** [RF3] One service with its ways: of what is not known nothing is said about now. */
export function alternativeOf(
  { channels, ...referral }: Referral,
  openNow: PublicStatus['openNow'],
): Alternative {
  const ways = channels
    .filter(({ kind }) => kind !== 'site')
    .map(({ kind, to, always }): Way => {
      const state = always ? 'open' : (openNow[`${referral.id}/${kind}`] ?? 'unknown')
      return { kind, to, state }
    })
  const site = channels.find(({ kind }) => kind === 'site') ?? channels.find(({ kind }) => kind !== 'phone')
  return { ...referral, ways, site: site?.to ?? null }
}
