import type { IncomingMessage } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Network } from '../network.ts'
import type { Settings } from '../settings.ts'
import { AddressKeys } from './address-key.ts'
import { type CameFrom, cameFromOf } from './came-from.ts'
import { StrangerPace } from './stranger-pace.ts'

/** Where people come from, as far as the door needs it. */
export interface Networks {
  readonly cameFrom: CameFrom
  /** Where a request came from, in keyed hashes: nothing behind the door ever sees an address (FL8). */
  readonly networkOf: (request: IncomingMessage) => Network
  readonly strangers: StrangerPace
}

/** Told to who runs the house; the name says what to do. */
class ProxyNotTrusted extends Error {
  override readonly name = 'SetTrustedProxies'
}

/** "Check", because it may be no visitor: somebody who asks from the machine of the proxy itself, past it, looks the same. */
class ProxySilent extends Error {
  override readonly name = 'CheckProxySendsXForwardedFor'
}

/** [FL7] [FL11] Says once, loudly, when all visitors may be counting as one. */
export function networksOf(config: Settings, clock: Clock, log: Log): Networks {
  const cameFrom = cameFromOf(config, {
    strange: once(() => log.broken('proxy-not-trusted', new ProxyNotTrusted())),
    silent: once(() => log.broken('proxy-says-no-address', new ProxySilent())),
  })
  const addresses = new AddressKeys(clock)
  return {
    cameFrom,
    networkOf: request => addresses.of(cameFrom(request)),
    strangers: new StrangerPace(clock, cameFrom),
  }
}

function once(say: () => void): () => void {
  let isSaid = false
  return () => {
    if (!isSaid) say()
    isSaid = true
  }
}
