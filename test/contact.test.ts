import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { toBase64url } from '../src/crypto/bytes.ts'
import { makeVaultKeyPair } from '../src/crypto/vault-keys.ts'
import { openLetter, sealLetter } from '../src/crypto/vault-letter.ts'
import {
  type ContactMessage,
  type ContactMessagesAnswer,
  type ContactRequest,
  contactMessagesAnswer,
  contactWords,
} from '../src/protocol/contact.ts'
import { workAsked } from '../src/protocol/work.ts'
import { readMailSettings } from '../src/server/alarm/alarm-settings.ts'
import { solveWork } from '../src/web/shared/solve-work.ts'
import { TestHouse } from './open-house.ts'
import { readFolder } from './scan.ts'
import { SmtpSink } from './smtp-sink.ts'

const hour = 60 * 60_000
const day = 24 * hour

let house: TestHouse
let sink: SmtpSink
let site: string
let bram: string

beforeAll(async () => {
  sink = await SmtpSink.opens()
  site = await mkdtemp(join(tmpdir(), 'clbchat-contact-'))
  await cp('site/clbchat', site, { recursive: true })
  await writeFile(join(site, 'contact.json'), '{ "mailbox": "team@example.be" }')
  await writeFile(join(site, 'limits.json'), '{ "contactPerNetwork": 20 }')
  const mail = readMailSettings(`smtp://127.0.0.1:${sink.port}`, 'chat@example.be')
  house = await TestHouse.open({ siteDirectory: site, mail })
  bram = (await house.signsIn('bram')).cookie
})
afterAll(async () => {
  await house?.closes()
  await sink?.closes()
  await rm(site, { recursive: true, force: true })
})

type Form = Record<string, string>

/** What a browser without script does with the form; its origin is `null` under our referrer policy. */
function postsForm(form: Form, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${house.url}/contact`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...{ 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
      ...{ 'sec-fetch-site': 'same-origin', ...headers },
    },
    body: new URLSearchParams(form).toString(),
  })
}

async function inbox(): Promise<ContactMessagesAnswer> {
  const answer = await fetch(`${house.url}/api/contact-messages`, { headers: { cookie: bram } })
  return v.parse(contactMessagesAnswer, await answer.json())
}

async function find(text: string): Promise<ContactMessage | undefined> {
  const { messages } = await inbox()
  return messages.find(message => message.how === 'open' && message.text === text)
}

/** Of the messages of one test nothing stays for the next. */
afterEach(async () => {
  sink.mood = 'takes'
  for (const { id } of (await inbox()).messages)
    await house.posts('/api/contact-messages/erase', { id }, { cookie: bram })
  await house.house.sweep()
  sink.mails.length = 0
})

/** Nobody's session lasts that long: the coordinator signs in anew. */
async function timePasses(milliseconds: number): Promise<void> {
  house.clock.forward(milliseconds)
  bram = (await house.signsIn('bram')).cookie
}

async function works() {
  const answer = await fetch(`${house.url}/api/contact/work`)
  return solveWork(v.parse(workAsked, await answer.json()))
}

const id = () => toBase64url(crypto.getRandomValues(new Uint8Array(16)))

/** Sweeps until the mail that is being sent is through. */
async function sweepsUntil(isDone: () => Promise<boolean> | boolean): Promise<void> {
  do {
    await house.house.sweep()
    await new Promise(resolve => setTimeout(resolve, 5))
  } while (!(await isDone()))
}

describe('without script', () => {
  test('[CT1] the page says that it is not for help, and where help is; the form is whole', async () => {
    const page = await (await fetch(`${house.url}/contact`)).text()
    for (const there of ['Zoek je hulp?', 'href="/chat"', 'href="/bezet"', 'href="tel:112"', 'method="post"'])
      expect(page).toContain(there)
    expect(page).toContain('Je bericht komt niet versleuteld aan.')
    expect(page).not.toContain('identiteitskaart op')
  })

  test('[CT3] only this page may post a form, and only to this house', async () => {
    const policies = await Promise.all(
      ['/contact', '/contact/verstuurd', '/', '/chat'].map(async path =>
        (await fetch(`${house.url}${path}`)).headers.get('content-security-policy'),
      ),
    )
    expect(policies.map(policy => policy?.includes("form-action 'self'"))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('[CT3] [CT4] what is posted is kept as it came, by the day and the hour, and confirmed elsewhere', async () => {
    const answer = await postsForm({ text: ' Dag team\r\nbedankt ', name: ' Mia  B ', mailAddress: '' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/contact/verstuurd'])
    expect(await (await fetch(`${house.url}/contact/verstuurd`)).text()).toContain('Je bericht is verstuurd')
    expect(await find('Dag team\nbedankt')).toMatchObject({
      ...{ how: 'open', state: 'new', name: 'Mia B', mailAddress: null },
      at: { day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), hour: expect.any(Number) },
    })
  })

  test('[CT3] who presses twice wrote once; who changed a word wrote again', async () => {
    const form = { token: id(), text: 'twee keer' }
    for (const text of ['twee keer', 'twee keer', 'twee keer!']) await postsForm({ ...form, text })
    expect((await inbox()).messages).toHaveLength(2)
  })

  test('[CT2] what is wrong is named with a way to it, what was typed still stands there, and nothing is kept', async () => {
    const wrong: [Form, string][] = [
      [{ text: '  ', name: 'Mia' }, 'href="#contact-text">Schrijf eerst je bericht.'],
      [{ text: 'x'.repeat(2_001) }, 'href="#contact-text">Je bericht is te lang.'],
      [{ text: 'dag', name: 'x'.repeat(61) }, 'href="#contact-name">Je naam is te lang.'],
      [{ text: 'dag', mailAddress: 'mia@' }, 'href="#contact-mail">Dit mailadres klopt niet.'],
    ]
    for (const [form, told] of wrong) {
      const answer = await postsForm(form)
      const page = await answer.text()
      expect([answer.status, page.includes(told), page.includes(form['text'] ?? '')]).toEqual([
        400,
        true,
        true,
      ])
      expect(page).toMatch(/<title>Nog niet verstuurd/)
      expect(page).toContain('autofocus')
    }
    const tooLong = await postsForm({ text: 'x'.repeat(300_000) })
    expect([tooLong.status, (await tooLong.text()).includes('te lang')]).toEqual([413, true])
    expect((await inbox()).messages).toEqual([])
  })

  test('[CT6] a filled trap gets the same friendly answer and keeps nothing', async () => {
    const answer = await postsForm({ text: 'koop nu', titel: 'x' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/contact/verstuurd'])
    expect((await inbox()).messages).toEqual([])
  })

  test('[CT7] past so many in an hour from one network the page keeps the words and says when it goes again', async () => {
    await timePasses(hour)
    for (let times = 0; times < 20; times++) await postsForm({ text: `bericht ${times}` })
    const refused = await postsForm({ text: 'nummer 21', name: 'Mia' })
    const page = await refused.text()
    expect([refused.status, page.includes('nummer 21'), page.includes('value="Mia"')]).toEqual([
      429,
      true,
      true,
    ])
    expect(page).toMatch(/opnieuw vanaf \d/)
    expect((await inbox()).messages).toHaveLength(20)
    await timePasses(hour)
    expect((await postsForm({ text: 'nummer 21' })).status).toBe(303)
  })

  test('[CT7] who sends many at the same moment gets no further than who sends them one by one', async () => {
    await timePasses(hour)
    const all = Array.from({ length: 60 }, (_, times) => postsForm({ text: `tegelijk ${times}` }))
    const kept = (await Promise.all(all)).filter(({ status }) => status === 303)
    expect([kept.length, (await inbox()).messages.length]).toEqual([20, 20])
    await timePasses(hour)
  })

  test('[CT3] a page of another site posts no form here, and a form reaches no other route', async () => {
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin' },
    ]
    for (const headers of foreign) expect((await postsForm({ text: 'dag' }, headers)).status).toBe(403)
    // A browser from before 2023 does not say from where: who uses one is not shut out.
    const old = { method: 'POST', body: new URLSearchParams({ text: ' ' }), headers: { origin: 'null' } }
    expect((await fetch(`${house.url}/contact`, old)).status).toBe(400)
    const elsewhere = await fetch(`${house.url}/api/contact`, {
      ...{ method: 'POST', body: 'text=dag' },
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.url },
    })
    expect(elsewhere.status).toBe(400)
    const unsaid = await house.posts('/api/contact', {}, { origin: 'null', 'sec-fetch-site': 'same-origin' })
    expect(unsaid.status).toBe(403)
    expect((await inbox()).messages).toEqual([])
  })
})

describe('with script', () => {
  test('[CT5] a sealed message is kept as a letter that only the team opens, once however often it is sent', async () => {
    const { kid, publicKey, seed } = await makeVaultKeyPair()
    const words = { name: 'Mia', mailAddress: null, text: 'geheime zin markering' }
    const letter = await sealLetter('contact', { kid, pub: toBase64url(publicKey) }, JSON.stringify(words))
    const message = { how: 'sealed', id: id(), letter } as const
    for (let times = 0; times < 2; times++)
      expect((await posts({ ...message, work: await works() })).status).toBe(204)
    const { messages } = await inbox()
    expect(messages).toMatchObject([{ how: 'sealed', id: message.id, letter, state: 'new' }])
    const opened = await openLetter(
      'contact',
      { kid, seed },
      messages[0]?.how === 'sealed' && messages[0].letter,
    )
    expect(v.parse(contactWords, JSON.parse(String(opened)))).toEqual(words)
    const data = Buffer.concat([...(await readFolder(house.settings.dataDirectory)).values()])
    expect(data.includes('geheime zin')).toBe(false)
  })

  test('[CT8] without work, or with the same work twice, nothing is taken', async () => {
    const work = await works()
    const open = { how: 'open', name: null, mailAddress: null } as const
    expect((await posts({ ...open, id: id(), text: 'een', work })).status).toBe(204)
    expect((await posts({ ...open, id: id(), text: 'twee', work })).status).toBe(410)
    const made = { ...work, key: 'ab'.repeat(32), asked: { ...work.asked, signature: 'cd'.repeat(32) } }
    expect((await posts({ ...open, id: id(), text: 'drie', work: made })).status).toBe(403)
    expect((await house.posts('/api/contact', { ...open, id: id(), text: 'vier' })).status).toBe(400)
    expect((await inbox()).messages).toMatchObject([{ text: 'een' }])
  })

  const posts = (request: ContactRequest) => house.posts('/api/contact', request)
})

describe('at the desk', () => {
  test('[CT10] only a coordinator reads; the new ones stand first', async () => {
    for (const text of ['eerste', 'tweede']) await postsForm({ text })
    const first = await find('eerste')
    await house.posts('/api/contact-messages/handled', { id: first?.id, state: 'handled' }, { cookie: bram })
    const { messages, more } = await inbox()
    expect([messages.map(({ state }) => state), more]).toEqual([['new', 'handled'], 0])
    const noor = (await house.signsIn('noor')).cookie
    const asked = (cookie: string) => fetch(`${house.url}/api/contact-messages`, { headers: { cookie } })
    expect([(await asked(noor)).status, (await asked('')).status]).toEqual([403, 401])
  })

  test('[CT11] what is erased is gone from the disk as well; what is gone cannot be dealt with', async () => {
    await postsForm({ text: 'wis mij helemaal markering' })
    const message = await find('wis mij helemaal markering')
    const said = (path: string, body: object) =>
      house.posts(`/api/contact-messages/${path}`, body, { cookie: bram })
    expect((await said('erase', { id: message?.id })).status).toBe(204)
    expect((await said('erase', { id: message?.id })).status).toBe(204)
    expect((await said('handled', { id: message?.id, state: 'handled' })).status).toBe(404)
    const data = Buffer.concat([...(await readFolder(house.settings.dataDirectory)).values()])
    expect(data.includes('wis mij helemaal')).toBe(false)
  })
})

describe('by mail', () => {
  test('[CT12] a message without seal is mailed in full, with who wants the answer; a header cannot be made up', async () => {
    await postsForm({
      text: 'Dag\r\n.\r\nBcc: x@example.be',
      name: 'Mia\r\nBcc: y@example.be',
      mailAddress: 'mia@example.be',
    })
    await sweepsUntil(async () => (await inbox()).messages[0]?.mail.state === 'sent')
    expect(sink.mails).toHaveLength(1)
    const [mail] = sink.mails
    const [head = '', body = ''] = (mail?.text ?? '').split('\n\n', 2)
    expect(mail).toMatchObject({ from: 'chat@example.be', to: 'team@example.be' })
    expect(head).toContain('Reply-To: mia@example.be')
    expect(head).not.toMatch(/^bcc/im)
    expect(body).toContain('Naam: Mia Bcc: y@example.be')
  })

  test('[CT12] of a sealed message the mail says that there is one, and where to read it', async () => {
    const { kid, publicKey } = await makeVaultKeyPair()
    const letter = await sealLetter('contact', { kid, pub: toBase64url(publicKey) }, '{}')
    await house.posts('/api/contact', { how: 'sealed', id: id(), letter, work: await works() })
    await sweepsUntil(() => sink.mails.length === 1)
    expect(sink.mails[0]?.text).toContain('Het is versleuteld.')
    expect(sink.mails[0]?.text).toContain('/desk')
    expect(sink.mails[0]?.text).not.toContain(letter.ct.slice(0, 40))
  })

  test('[CT13] a mail that is not delivered is shown so, tried again later and later, over a restart too, and sent once', async () => {
    sink.mood = 'refuses'
    await postsForm({ text: 'komt later aan' })
    const tries = async () => (await find('komt later aan'))?.mail
    await sweepsUntil(async () => (await tries())?.tries === 1)
    await house.house.sweep()
    expect(await tries()).toEqual({ state: 'failed', tries: 1 })
    house.clock.forward(60_000)
    await sweepsUntil(async () => (await tries())?.tries === 2)
    house.clock.forward(4 * 60_000)
    await house.house.sweep()
    expect(await tries()).toEqual({ state: 'failed', tries: 2 })
    sink.mood = 'takes'
    await house.restarts()
    await sweepsUntil(async () => (await tries())?.state === 'sent')
    for (let times = 0; times < 3; times++) await house.house.sweep()
    expect(sink.mails).toHaveLength(1)
  })

  test('[CT13] what was dealt with meanwhile is mailed no more', async () => {
    sink.mood = 'refuses'
    await postsForm({ text: 'al gelezen' })
    await sweepsUntil(async () => (await find('al gelezen'))?.mail.tries === 1)
    const message = await find('al gelezen')
    await house.posts(
      '/api/contact-messages/handled',
      { id: message?.id, state: 'handled' },
      { cookie: bram },
    )
    sink.mood = 'takes'
    await timePasses(hour)
    for (let times = 0; times < 3; times++) await house.house.sweep()
    expect(sink.mails).toEqual([])
  })
})

test('[RT2] after its days a message is erased, dealt with or not, from the disk as well', async () => {
  await postsForm({ text: 'half jaar markering' })
  await sweepsUntil(() => sink.mails.length === 1)
  await timePasses(183 * day)
  await house.house.sweep()
  expect((await inbox()).messages).toHaveLength(1)
  await timePasses(day)
  await house.house.sweep()
  expect((await inbox()).messages).toEqual([])
  const data = Buffer.concat([...(await readFolder(house.settings.dataDirectory)).values()])
  expect(data.includes('half jaar markering')).toBe(false)
})
