import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { readSite } from '../site-folder.ts'
import { securityText, securityTextPath, securityTextRoute } from './security-text-route.ts'

const now = Date.UTC(2026, 10, 16, 18, 30)
const oneHost = { publicUrl: 'https://chat.example.be', staffUrl: 'https://chat.example.be' }
const twoHosts = { ...oneHost, staffUrl: 'https://balie.example.be' }
const nothingSaid = { contact: null, policy: null }

const folder = mkdtempSync(join(tmpdir(), 'clbchat-security-'))
cpSync('site/example', folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))
const readWith = (words: unknown) => {
  writeFileSync(join(folder, 'security.json'), JSON.stringify(words))
  return readSite(folder).security
}

describe('whoever finds a fault', () => {
  test('[TH4] reads whom to tell, until when that is good, and in which languages', () => {
    expect(securityText(nothingSaid, oneHost, now)).toBe(
      [
        'Contact: https://chat.example.be/contact',
        'Expires: 2027-05-15T00:00:00Z',
        'Preferred-Languages: nl, en, fr',
        'Canonical: https://chat.example.be/.well-known/security.txt',
        '',
      ].join('\n'),
    )
  })

  test('[TH4] reads the same under the name of the staff’s pages, and both names in it', () => {
    expect(securityText(nothingSaid, twoHosts, now).match(/^Canonical: .*$/gm)).toEqual([
      'Canonical: https://chat.example.be/.well-known/security.txt',
      'Canonical: https://balie.example.be/.well-known/security.txt',
    ])
  })

  test('[TH4] is told always less than a year', () => {
    for (let day = 0; day < 366; day++) {
      const at = now + day * 86_400_000
      const [, expires = ''] = /Expires: (\S+)/.exec(securityText(nothingSaid, oneHost, at)) ?? []
      expect(expires).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/)
      expect(Date.parse(expires) - at).toBeGreaterThan(178 * 86_400_000)
      expect(Date.parse(expires) - at).toBeLessThan(365 * 86_400_000)
    }
  })

  test('[TH4] gets it as plain text, at the address that the standard names', async () => {
    const app = fastify()
    const site = { security: readSite('site/clbchat').security }
    await securityTextRoute(app, { site, config: oneHost, staff: { clock: { now: () => now } } })
    const { statusCode, headers, body } = await app.inject({ url: '/.well-known/security.txt' })
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(securityTextPath).toBe('/.well-known/security.txt')
    expect(body).toContain('Policy: https://chat.example.be/hoe-veilig-is-dit\n')
    await app.close()
  })
})

describe('a helpline that says whom to tell', () => {
  test.each([
    ['a mail address', { contact: 'lek@example.be' }, { contact: 'mailto:lek@example.be', policy: null }],
    ['a form', { contact: 'https://example.be/lek' }, { contact: 'https://example.be/lek', policy: null }],
    ['a page of its own', { policy: '/wie-luistert' }, { contact: null, policy: '/wie-luistert' }],
    ['nothing', {}, nothingSaid],
  ])('[TH5] may name %s', (_, words, read) => {
    expect(readWith(words)).toEqual(read)
  })

  test.each([
    ['a number', { contact: 112 }, 'contact: expected a mail address'],
    ['an address in the clear', { contact: 'http://example.be' }, 'contact: expected a mail address'],
    ['two lines', { contact: 'https://example.be/a\nPolicy: x' }, 'contact: expected a mail address'],
    ['two lines of a policy', { policy: 'https://example.be/a\nContact: x' }, 'policy: expected a page'],
    ['a page that is not there', { policy: '/nergens' }, 'policy: expected a page of this site'],
    ['a word too many', { contacts: 'lek@example.be' }, 'expected no such name here'],
  ])('[TH5] and %s stops the start', (_, words, expected) => {
    expect(() => readWith(words)).toThrow(expected)
  })
})
