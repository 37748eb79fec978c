import * as v from 'valibot'
import { noneNeeded } from '../domain/shift.ts'
import { rosterWeekAnswer } from '../protocol/roster.ts'
import type { SetUpRequest } from '../protocol/set-up.ts'

type Account = SetUpRequest['accounts'][number]

/** Asks the server as somebody who signed in. */
type Asks = (path: string, body: object) => Promise<Response>

const week = 7 * 24 * 60 * 60_000
const needed = { people: 2, atLeast: { ...noneNeeded, medical: 1 } }

/**
 * Plays the roster of this week and the next, by the same requests as from a page: Bram plans the shifts of the
 * opening hours and puts people in all but the last, Noor looks for somebody who takes over.
 */
export async function playRoster(url: string, accounts: readonly Account[], now: number): Promise<void> {
  const bram = await signIn(url, accounts, 'bram')
  const [noor, farid] = ['noor', 'farid'].map(name => accountOf(accounts, name).id)
  await bram('/api/roster/propose', { date: dateOf(now), weeks: 2, needed })
  const weeks = await Promise.all([now, now + week].map(at => shiftsOf(bram, at)))
  const shifts = weeks.flat()
  for (const { id, version, date, from, to } of shifts.slice(0, -1)) {
    const plan = { date, from, to, needed, people: [noor, farid], pointPerson: null }
    await bram('/api/roster/change', { id, version, plan })
  }
  await bram('/api/sign-out', {})
  const [first] = shifts.slice(1, -1)
  if (!first) return
  const asNoor = await signIn(url, accounts, 'noor')
  await asNoor('/api/roster/put-up', { id: first.id })
  await asNoor('/api/sign-out', {})
}

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)

async function shiftsOf(asks: Asks, at: number) {
  const answer = await asks('/api/roster/week', { date: dateOf(at) })
  return v.parse(rosterWeekAnswer, await answer.json()).shifts.filter(({ isPast }) => !isPast)
}

function accountOf(accounts: readonly Account[], username: string): Account {
  const account = accounts.find(one => one.username === username)
  if (!account) throw new Error(`nobody of the demo is called ${username}`)
  return account
}

async function signIn(url: string, accounts: readonly Account[], username: string): Promise<Asks> {
  const way = accountOf(accounts, username).ways.find(({ kind }) => kind === 'password')
  if (way?.kind !== 'password') throw new Error(`${username} of the demo has no password`)
  const answer = await ask(url, '/api/sign-in', { username, secret: way.secret, code: null }, {})
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return (path, body) => ask(url, path, body, { cookie })
}

async function ask(url: string, path: string, body: object, headers: Record<string, string>) {
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the server refused ${path} of the demo: ${answer.status}`)
  return answer
}
