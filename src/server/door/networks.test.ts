import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openLog } from '../log.ts'
import type { Settings } from '../settings.ts'
import { networksOf } from './networks.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

/** A house whose proxy is this machine: gives what it logs while somebody asks by it, and how to ask. */
async function houseBehind(...trustedProxies: string[]) {
  const lines: string[] = []
  const log = openLog('info', line => lines.push(line))
  // Of all settings only these are looked at here.
  const config = { trustedProxies } as Pick<Settings, 'trustedProxies'> as Settings
  const networks = networksOf(config, { now: () => Date.now() }, log)
  const server = createServer((request, response) =>
    response.end(JSON.stringify(networks.networkOf(request))),
  )
  open.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const ask = async (forwarded?: string) => {
    const headers = forwarded === undefined ? undefined : { 'x-forwarded-for': forwarded }
    return (await fetch(`http://127.0.0.1:${port}`, { ...(headers && { headers }) })).text()
  }
  const said = () => lines.map(line => JSON.parse(line) as { event: string; error: string; level: number })
  return { ask, said }
}

test('[FL11] who runs a house hears once, as an error, that its proxy says of nobody where they come from', async () => {
  const { ask, said } = await houseBehind('127.0.0.1')
  const [visitor, other] = [await ask('203.0.113.9'), await ask('198.51.100.9')]
  expect([visitor === other, said()]).toEqual([false, []])
  // Nothing, and what is no address: both make one network of all.
  expect(await ask()).toBe(await ask('unknown'))
  expect(said()).toHaveLength(1)
  expect(said()[0]).toMatchObject({
    level: 50,
    event: 'proxy-says-no-address',
    error: 'CheckProxySendsXForwardedFor',
  })
})

test('[FL11] a colleague within the networks of the proxies is no reason for alarm', async () => {
  const { ask, said } = await houseBehind('127.0.0.1', '10.0.0.0/8')
  await ask('10.1.2.3')
  expect(said()).toEqual([])
})

test('[FL7] who runs a house hears once, as an error, that a proxy is not in the settings', async () => {
  const { ask, said } = await houseBehind('10.0.0.0/8')
  await ask()
  expect(said()).toEqual([])
  for (const visitor of ['203.0.113.9', '198.51.100.9']) await ask(visitor)
  expect(said()).toHaveLength(1)
  expect(said()[0]).toMatchObject({ level: 50, event: 'proxy-not-trusted', error: 'SetTrustedProxies' })
})
