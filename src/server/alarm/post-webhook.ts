import type { Clock } from '../clock.ts'
import type { AlarmWebhook } from './way.ts'

export interface WebhookDeps {
  readonly url: string
  /** Name of the helpline, as people know it. */
  readonly helpline: string
  readonly clock: Clock
  /** One post may take this many milliseconds. */
  readonly within?: number
}

/** [AL6] Posts `{event, helpline, at}` to the gateway, once: a redirect is a "no", and nothing is tried again. */
export function openWebhook({ url, helpline, clock, within = 5_000 }: WebhookDeps): AlarmWebhook {
  return async event => {
    const body = { event, helpline, at: new Date(clock.now()).toISOString() }
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        // Where it leads nobody has agreed to, and the key in the address would go along.
        redirect: 'manual',
        signal: AbortSignal.timeout(within),
      })
      await answer.body?.cancel()
      return { isAccepted: answer.ok, reply: answer.status }
    } catch {
      return { isAccepted: false, reply: 0 }
    }
  }
}
