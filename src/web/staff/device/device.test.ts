import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sixDigits } from '../../../crypto/invitation.ts'
import { DeviceRequest } from './device.ts'

const chosen = { kind: 'password', password: 'vijf paarse fietsen eten soep', codes: null } as const

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => void vi.useRealTimers())

function knocking(states: unknown[]) {
  const asked: { identity: string }[] = []
  const post = async (path: string, body: object): Promise<unknown> => {
    if (path === '/api/device/state') return states.shift() ?? { state: 'waiting' }
    asked.push(body as { identity: string })
    return { id: 'A'.repeat(22), until: Date.now() + 600_000 }
  }
  const deps = { post, org: 'clbchat', breathe: async () => undefined, now: Date.now }
  return { asked, request: new DeviceRequest(deps) }
}

async function asks(request: DeviceRequest) {
  await request.is('noor', 'counsellor')
  const sending = request.send(chosen)
  // Stretching the password rests on a timer now and then.
  const ticking = setInterval(() => vi.advanceTimersByTime(1), 1)
  await sending
  clearInterval(ticking)
}

test('[SI50] Noor reads six digits of the very keys that went to the server, and is told when she is let in', async () => {
  const { asked, request } = knocking([{ state: 'waiting' }, { refused: 'try-again' }, { state: 'given' }])
  await asks(request)
  const digits = await sixDigits([asked[0]?.identity ?? ''])
  expect(request.step.value).toMatchObject({ is: 'waiting', digits, isLineLost: false })
  await vi.advanceTimersByTimeAsync(6_000)
  expect(request.step.value).toMatchObject({ is: 'waiting', isLineLost: true })
  await vi.advanceTimersByTimeAsync(3_000)
  expect(request.step.value.is).toBe('given')
})

test('[SI50] a deputy who did not know the digits, and ten minutes that went by, are told apart', async () => {
  const turned = knocking([{ state: 'turned-down' }])
  await asks(turned.request)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(turned.request.step.value.is).toBe('turned-down')
  const late = knocking([])
  await asks(late.request)
  await vi.advanceTimersByTimeAsync(601_000)
  expect(late.request.step.value.is).toBe('too-late')
})
