import { expect, test } from 'vitest'
import { sortAlternatives } from './sort-alternatives.ts'

const site = (to: string) => ({ kind: 'site' as const, to, always: false })
const referrals = [
  {
    ...{ id: 'awel', name: 'Awel', purpose: 'Voor kinderen', isUrgent: true },
    channels: [
      { kind: 'phone' as const, to: '102', always: false },
      { kind: 'chat' as const, to: 'https://chat.example', always: false },
      site('https://awel.example'),
    ],
  },
  {
    ...{ id: 'jac', name: 'JAC', purpose: 'Voor jongeren', isUrgent: false },
    channels: [{ kind: 'chat' as const, to: 'https://jac.example', always: false }],
  },
  {
    ...{ id: 'tele-onthaal', name: 'Tele-Onthaal', purpose: 'Een luisterend oor', isUrgent: true },
    channels: [{ kind: 'phone' as const, to: '106', always: true }],
  },
  {
    ...{ id: 'clb', name: 'Je CLB', purpose: 'Een afspraak', isUrgent: false },
    channels: [site('https://clb.example')],
  },
]
const ids = (alternatives: readonly { id: string }[]) => alternatives.map(({ id }) => id)

test('[RF5] who always answers comes first, then who is open now, then the others in the order of the list', () => {
  const { always, open, others } = sortAlternatives(referrals, { 'jac/chat': 'open', 'awel/chat': 'closed' })
  expect([ids(always), ids(open), ids(others)]).toEqual([['tele-onthaal'], ['jac'], ['awel', 'clb']])
})

test('[RF5] without news of now nobody is said to be open, and everyone has a number or a site', () => {
  const { open, others } = sortAlternatives(referrals, {})
  expect(open).toEqual([])
  expect(others.map(({ site }) => site)).toEqual([
    ...['https://awel.example', 'https://jac.example', 'https://clb.example'],
  ])
  expect(others[0]?.ways.map(({ state }) => state)).toEqual(['unknown', 'unknown'])
})
