import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { cameFromOf } from './came-from.ts'

const from = (remoteAddress: string | undefined, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

test.each([
  ['nobody is trusted', [], '127.0.0.1', '203.0.113.9', '127.0.0.1'],
  ['a proxy of ours says so', ['127.0.0.1'], '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['two proxies of ours', ['10.0.0.0/8'], '10.1.2.3', '203.0.113.9, 10.9.9.9', '203.0.113.9'],
  ['the visitor wrote one in front', ['10.0.0.0/8'], '10.1.2.3', '1.2.3.4, 203.0.113.9', '203.0.113.9'],
  ['who is no proxy says something', ['10.0.0.0/8'], '203.0.113.7', '1.2.3.4', '203.0.113.7'],
  ['what is said is no address', ['10.0.0.0/8'], '10.1.2.3', 'unknown', '10.1.2.3'],
  ['nothing is said', ['10.0.0.0/8'], '10.1.2.3', undefined, '10.1.2.3'],
  ['a port is said too', ['::1'], '::1', '[2001:db8::7]:443', '2001:db8::7'],
  ['the connection is gone', ['::1'], undefined, undefined, undefined],
] as const)('[SC20] from where a visitor comes when %s', (_, trustedProxies, peer, forwarded, expected) => {
  expect(cameFromOf({ trustedProxies })(from(peer, forwarded))).toBe(expected)
})

test('[FL7] [FL11] who runs the house hears that a proxy is not in the settings, or says nothing, and nothing of who is', () => {
  const said: string[] = []
  const cameFrom = cameFromOf(
    { trustedProxies: ['10.0.0.0/8'] },
    {
      strange: () => said.push('strange'),
      silent: () => said.push('silent'),
    },
  )
  cameFrom(from('10.1.2.3', '203.0.113.9'))
  cameFrom(from('203.0.113.9', undefined))
  cameFrom(from(undefined, '203.0.113.9'))
  cameFrom(from(undefined, undefined))
  expect(said).toEqual([])
  cameFrom(from('127.0.0.1', '203.0.113.9'))
  expect(said).toEqual(['strange'])
  cameFrom(from('10.1.2.3'))
  expect(said).toEqual(['strange', 'silent'])
})
