import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { type Alternative, alternativeOf } from '../shared/sort-alternatives.ts'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** [RF10] The services in which every word is found, in the order of the helpline; who is open now stands first. */
export function findReferrals(
  referrals: PageSettings['referrals'],
  openNow: PublicStatus['openNow'],
  query: string,
): readonly Alternative[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  const found = referrals
    .filter(({ name, purpose, channels }) => {
      const whole = plain([name, purpose, ...channels.map(({ to }) => to)].join(' '))
      return words.every(word => whole.includes(word))
    })
    .map(referral => alternativeOf(referral, openNow))
  return [...found.filter(isOpen), ...found.filter(one => !isOpen(one))]
}

/** Whether somebody answers there now, for sure. */
export function isOpen({ ways }: Alternative): boolean {
  return ways.some(({ state }) => state === 'open')
}
