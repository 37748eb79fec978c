import fastify, { type FastifyReply } from 'fastify'
import { expect, test } from 'vitest'
import { sessionCookie } from './session-cookie.ts'

const value = 'a'.repeat(43)

/** What a browser is told at this address, when somebody signs in and out. */
async function told(address: string) {
  const cookie = sessionCookie({ staffUrl: address })
  const app = fastify()
  const answers = (path: string, write: (reply: FastifyReply) => void) =>
    app.get(path, (request, reply) => {
      write(reply)
      return reply.send({ read: cookie.read(request) ?? null })
    })
  answers('/in', reply => cookie.give(reply, value))
  answers('/out', reply => cookie.takeBack(reply))
  const ask = async (url: string, sent = '') => app.inject({ url, headers: { cookie: sent } })
  const [given, taken] = [await ask('/in'), await ask('/out')]
  return { given: given.headers['set-cookie'], taken: taken.headers['set-cookie'], ask }
}

test('[SC40] who signs in over https gets a cookie of this host alone, that no script and no other site has', async () => {
  const { given, taken } = await told('https://balie.example.be')
  expect(given).toBe(`__Host-s=${value}; HttpOnly; SameSite=Strict; Path=/; Secure`)
  expect(taken).toBe('__Host-s=; Max-Age=0; HttpOnly; SameSite=Strict; Path=/; Secure')
})

test('[SC40] who signs in on this machine gets what plain http can bear', async () => {
  const { given, taken } = await told('http://localhost:3000')
  expect(given).toBe(`s=${value}; HttpOnly; SameSite=Strict; Path=/`)
  expect(taken).toBe('s=; Max-Age=0; HttpOnly; SameSite=Strict; Path=/')
})

test('[SC40] a cookie without the mark of the host is none, so that a neighbour’s name sets nothing here', async () => {
  const { ask } = await told('https://balie.example.be')
  const read = async (sent: string) => ((await ask('/in', sent)).json() as { read: string | null }).read
  expect(await read(`s=${value}`)).toBeNull()
  expect(await read(`__Host-s=${value}`)).toBe(value)
  expect(await read(`other=1; __Host-s=${value}`)).toBe(value)
})

test('[SC40] a neighbour’s cookie with a sign before the mark, that browsers and JavaScript read differently, is none either', async () => {
  const { ask } = await told('https://balie.example.be')
  const read = async (sent: string) => ((await ask('/in', sent)).json() as { read: string | null }).read
  for (const sign of ['\u00a0', '\u000b', '\u000c', '\ufeff'])
    expect(await read(`${sign}__Host-s=evil; __Host-s=${value}`)).toBe(value)
})
