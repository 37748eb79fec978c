import { randomInt } from 'node:crypto'
import { Agent, request } from 'node:http'
import { WebSocket } from 'ws'
import { toBase64url } from '../../src/crypto/bytes.ts'
import { makeConversationId } from '../../src/crypto/conversation-key.ts'
import type { WorkAsked } from '../../src/protocol/work.ts'
import { networkOf } from '../../src/server/door/address-key.ts'
import { solveWork } from '../../src/web/shared/solve-work.ts'
import { TestAuthenticator } from '../authenticator.ts'
import { random } from '../real-house.ts'
import { Sought } from './sought.ts'

/** Addresses that nothing else on this machine has: parts of three digits, so that no other number looks alike. */
export interface Addresses {
  /** Of the socket itself. */
  readonly own: string
  /** What a proxy, or a liar, says in front. */
  readonly forwarded: readonly [string, string]
}

const part = () => randomInt(100, 255)
const group = () => randomInt(0x1000, 0x10000).toString(16)

export function makeAddresses(): Addresses {
  const six = `2001:db8:${group()}:${group()}::77`
  return { own: `127.${part()}.${part()}.${part()}`, forwarded: [`198.18.${part()}.${part()}`, six] }
}

/** Every form in which an address could be written down, and what goes into the keyed hash. */
export function soughtAddresses({ own, forwarded }: Addresses): Sought {
  const sought = new Sought()
  const named = { 'the own': own, 'a forwarded': forwarded[0], 'another forwarded': forwarded[1] }
  for (const [whose, address] of Object.entries(named)) {
    sought.text(`${whose} address`, address)
    sought.text(`the network of ${whose} address`, networkOf(address))
  }
  const groups = forwarded[1].replace('::77', ':0:0:0:77')
  sought.text('an address, all groups', groups)
  const full = groups.split(':').map(one => one.padStart(4, '0'))
  return sought.text('an address, all digits', full.join(':'))
}

interface Visitor {
  readonly url: string
  readonly from: string
  readonly forwarded: string
}

interface Answer {
  readonly status: number
  readonly body: string
}

/** Everything that somebody can do at the door without an account, from these addresses; afterwards all are gone. */
export async function visitFromAfar(url: string, { own, forwarded }: Addresses): Promise<void> {
  for (const address of forwarded) {
    const visitor = { url, from: own, forwarded: `192.0.2.1, ${address}` }
    await readPages(visitor)
    await writeToTheTeam(visitor)
    await guess(visitor)
    await comeByRequests(visitor)
    await comeByWebSocket(visitor)
  }
}

async function readPages(visitor: Visitor): Promise<void> {
  for (const path of ['/', '/chat', '/contact', '/desk', '/status.json', '/status-knop.svg', '/nergens'])
    await asks(visitor, 'GET', path)
}

/** Until there are too many from this network. */
async function writeToTheTeam(visitor: Visitor): Promise<void> {
  const form = 'application/x-www-form-urlencoded'
  for (let times = 0; times < 50; times++) {
    const { status } = await asks(visitor, 'POST', '/contact', `text=bericht+${times}`, form)
    if (status === 429) return
  }
  throw new Error('a flood of messages was not refused')
}

/** A password, then invitations and passkeys, which cost the house less, until this network has to wait. */
async function guess(visitor: Visitor): Promise<void> {
  await posts(visitor, '/api/sign-in', { username: 'iemand', secret: random(32), code: null })
  const press = new TestAuthenticator().presses(random(32), { origin: visitor.url, host: 'localhost' })
  for (let times = 0; times < 40; times++) {
    const { status } = await posts(visitor, '/api/sign-in/passkey', { press })
    await posts(visitor, '/api/invitation', { id: random(16) })
    if (status === 429) return
  }
  throw new Error('somebody who guesses did not have to wait')
}

async function comeByRequests(visitor: Visitor): Promise<void> {
  const line = random(16)
  const listens = () => posts(visitor, '/api/visitor/listen', { line, after: 0, isStreamed: false })
  await listens()
  await posts(visitor, '/api/visitor/say', { line, after: 0, batch: 1, frames: [await ticketFrame(visitor)] })
  const { body } = await listens()
  if (!body.includes('"ticket"')) throw new Error(`no ticket came: ${body}`)
}

async function comeByWebSocket(visitor: Visitor): Promise<void> {
  const { url, from, forwarded } = visitor
  const ticket = await ticketFrame(visitor)
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/visitor`, {
    ...{ origin: url, localAddress: from },
    headers: { 'x-forwarded-for': forwarded },
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.send(ticket)
  await new Promise(resolve => socket.once('message', resolve))
  const closed = new Promise(resolve => socket.once('close', resolve))
  socket.close()
  await closed
}

/** With the work that the house asked of this network. */
async function ticketFrame(visitor: Visitor): Promise<string> {
  const c = toBase64url(makeConversationId())
  const { status, body } = await posts(visitor, '/api/work', { c })
  if (status !== 200) throw new Error(`no work was asked: ${status}`)
  return JSON.stringify({ t: 'ticket', v: 1, c, work: await solveWork(JSON.parse(body) as WorkAsked) })
}

function posts(visitor: Visitor, path: string, body: object): Promise<Answer> {
  return asks(visitor, 'POST', path, JSON.stringify(body))
}

/** A connection of its own, gone with the answer. */
function asks(
  { url, from, forwarded }: Visitor,
  method: 'GET' | 'POST',
  path: string,
  body = '',
  type = 'application/json',
): Promise<Answer> {
  const agent = new Agent({ keepAlive: false })
  const headers = { origin: url, 'content-type': type, 'x-forwarded-for': forwarded }
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { method, agent, localAddress: from, headers }, answer => {
      const pieces: Buffer[] = []
      answer.on('data', piece => pieces.push(piece))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces).toString() }),
      )
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(method === 'GET' ? undefined : body)
  })
}
