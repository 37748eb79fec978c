import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { standardLimits } from '../src/domain/limits.ts'
import type { ToDeskFrame } from '../src/protocol/desk-frames.ts'
import { type Alarm, openAlarm } from '../src/server/alarm/alarm.ts'
import {
  type MailSettings,
  readMailSettings,
  readWebhookSettings,
} from '../src/server/alarm/alarm-settings.ts'
import type { PointDesk } from '../src/server/alarm/first-call.ts'
import { mailText } from '../src/server/alarm/mail-texts.ts'
import { openWebhook } from '../src/server/alarm/post-webhook.ts'
import { type AlarmPerson, readAlarmPeople } from '../src/server/alarm/read-alarm-people.ts'
import { openMail } from '../src/server/alarm/send-mail.ts'
import type { Log, LogEvent } from '../src/server/log.ts'
import { readSettings } from '../src/server/settings.ts'
import { StartRefused } from '../src/server/start-refused.ts'
import { Gateway } from './gateway.ts'
import { heavyWords, longSentences, sentencesIn } from './sentences.ts'
import { SmtpSink } from './smtp-sink.ts'

const minute = 60_000
const helpline = 'CLBch@t'
const deskUrl = 'https://chat.example.be/desk'

const noor: AlarmPerson = { name: 'Noor', mail: 'noor@example.be', webhook: false }
const milan: AlarmPerson = { name: 'Milan', mail: 'milan@example.be', webhook: false }
const aya: AlarmPerson = { name: 'Aya', mail: null, webhook: true }

let sink: SmtpSink
let gateway: Gateway
beforeAll(async () => {
  sink = await SmtpSink.opens()
  gateway = await Gateway.opens()
})
afterAll(async () => {
  await sink.closes()
  await gateway.closes()
})
afterEach(() => {
  sink.mood = 'takes'
  sink.mails.length = 0
  sink.heard.length = 0
  gateway.answer = 200
  gateway.posts.length = 0
})

/** A mail server on this machine, reached for real. */
function mailHere(changes: Partial<MailSettings> = {}): MailSettings {
  const read = readMailSettings(`smtp://127.0.0.1:${sink.port}`, 'chat@example.be')
  if (!read) throw new Error('no mail')
  return { ...read, ...changes }
}

/** An evening on which a queue raises the alarm and a house sweeps every second. */
class Evening {
  /** 16 November 2026, 19:00 in Flanders. */
  now = Date.parse('2026-11-16T18:00:00Z')
  readonly logged: string[] = []
  readonly alarm: Alarm
  /** The open desk of who is aanspreekpunt, if any. */
  pointDesk: PointDesk | undefined

  constructor(people: readonly AlarmPerson[], { within = 2_000, mail = mailHere() } = {}) {
    const clock = { now: () => this.now }
    const log: Log = {
      event: (code: LogEvent, numbers = {}) => this.logged.push(`${code} ${JSON.stringify(numbers)}`),
      broken: code => this.logged.push(code),
    }
    this.alarm = openAlarm({
      people,
      pointDesk: () => this.pointDesk,
      mail: openMail({ settings: mail, helpline, deskUrl, within }),
      webhook: openWebhook({ url: gateway.url, helpline, clock, within }),
      limits: standardLimits,
      clock,
      log,
    })
  }

  /** So much time goes by, with a sweep every ten seconds. */
  async passes(milliseconds: number): Promise<void> {
    for (const end = this.now + milliseconds; this.now < end; this.now += 10_000) await this.#isSwept()
    await this.#isSwept()
  }

  async #isSwept(): Promise<void> {
    await this.alarm.sweep()
    await this.alarm.rest()
  }

  /** Who was mailed since the last time one asked. */
  mailed(): string[] {
    return sink.mails.splice(0).map(({ to }) => to.replace('@example.be', ''))
  }
}

describe('who waits while nobody answers', () => {
  test('[AL1] is told to the first name at once, by one alarm however often it is raised', async () => {
    const evening = new Evening([noor, milan])
    await evening.passes(minute)
    expect(evening.mailed()).toEqual([])
    for (const why of ['misses', 'ringing-long', 'nobody'] as const) evening.alarm.raise(why)
    await evening.passes(0)
    evening.alarm.raise('nobody')
    await evening.passes(minute)
    expect(evening.mailed()).toEqual(['noor'])
    expect(evening.alarm.state()).toMatchObject({ since: evening.now - minute, why: 'misses', told: 1 })
  })

  test('[AL2] is told to the next name after two minutes, in the order of the list', async () => {
    const evening = new Evening([noor, aya, milan])
    evening.alarm.raise('nobody')
    await evening.passes(2 * minute - 10_000)
    expect(evening.mailed()).toEqual(['noor'])
    expect(gateway.posts).toEqual([])
    await evening.passes(10_000)
    expect(gateway.posts).toHaveLength(1)
    await evening.passes(2 * minute)
    expect(evening.mailed()).toEqual(['milan'])
    expect(evening.alarm.state()).toMatchObject({ told: 3, failed: [] })
  })

  test('[AL3] is told again from the first name, to nobody more often than every ten minutes', async () => {
    const evening = new Evening([noor, milan])
    evening.alarm.raise('nobody')
    await evening.passes(10 * minute - 10_000)
    expect(evening.mailed()).toEqual(['noor', 'milan'])
    await evening.passes(10_000)
    expect(evening.mailed()).toEqual(['noor'])
    await evening.passes(2 * minute)
    expect(evening.mailed()).toEqual(['milan'])
  })

  test('[AL3] keeps the order of a list that takes longer than ten minutes', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const evening = new Evening(names.map(name => ({ name, mail: `${name}@example.be`, webhook: false })))
    evening.alarm.raise('nobody')
    await evening.passes(17 * minute)
    expect(evening.mailed()).toEqual([...names, 'a', 'b'])
  })

  test('[AL3] [AL4] wakes nobody twice in ten minutes when visitors come and go', async () => {
    const evening = new Evening([noor, milan])
    for (let times = 0; times < 9; times++) {
      evening.alarm.raise('nobody')
      await evening.passes(30_000)
      evening.alarm.settle()
      await evening.passes(30_000)
    }
    expect(evening.mailed()).toEqual(['noor', 'milan'])
    await evening.passes(10 * minute)
    evening.alarm.raise('nobody')
    await evening.passes(0)
    expect(evening.mailed()).toEqual(['noor'])
  })

  test('[AL4] is told to nobody any more once somebody answered or the visitor left', async () => {
    const evening = new Evening([noor, milan])
    evening.alarm.raise('misses')
    await evening.passes(minute)
    evening.alarm.settle()
    evening.alarm.settle()
    await evening.passes(30 * minute)
    expect(evening.mailed()).toEqual(['noor'])
    expect(evening.alarm.state()).toEqual({
      ...{ since: null, why: null, told: 0, failed: [], answeredBy: null, lastTest: null },
    })
    expect(evening.logged).toEqual([
      'alarm-raised {}',
      'alarm-told {"place":1}',
      'alarm-settled {"told":1,"seconds":60}',
    ])
  })

  test('[AL1] shows on the board when the list is empty too', async () => {
    const evening = new Evening([])
    evening.alarm.raise('nobody')
    await evening.passes(minute)
    expect(evening.alarm.state()).toMatchObject({ since: evening.now - minute, told: 0, failed: [] })
  })
})

describe('who is aanspreekpunt', () => {
  /** A desk that hears; another `line` is another socket of the same page. */
  function deskOf(name: string) {
    const heard: string[] = []
    const line = {
      tell: (frame: ToDeskFrame) =>
        void heard.push(frame.t === 'alarm' && frame.isAnswered ? 'answered' : frame.t),
    }
    return { desk: { id: name.toLowerCase(), name, line }, heard }
  }

  test('[AL14] hears it first, and two minutes later the list begins', async () => {
    const evening = new Evening([milan])
    const { desk, heard } = deskOf('Noor')
    evening.pointDesk = desk
    evening.alarm.raise('misses')
    await evening.passes(2 * minute - 10_000)
    expect([heard, evening.mailed()]).toEqual([['alarm'], []])
    await evening.passes(10_000)
    expect(evening.mailed()).toEqual(['milan'])
    evening.alarm.settle()
    expect(heard).toEqual(['alarm', 'alarm-over'])
  })

  test('[AL14] holds nobody back without an open desk, or when it closes', async () => {
    const evening = new Evening([milan, noor])
    evening.alarm.raise('misses')
    await evening.passes(0)
    expect(evening.mailed()).toEqual(['milan'])
    evening.alarm.settle()
    const other = new Evening([milan])
    other.pointDesk = deskOf('Noor').desk
    other.alarm.raise('misses')
    await other.passes(30_000)
    expect(other.mailed()).toEqual([])
    other.pointDesk = undefined
    await other.passes(0)
    expect(other.mailed()).toEqual(['milan'])
  })

  test('[AL14] who opens the desk later hears it too, and the list that began goes on', async () => {
    const evening = new Evening([milan, noor])
    evening.alarm.raise('misses')
    await evening.passes(minute)
    const { desk, heard } = deskOf('Noor')
    evening.pointDesk = desk
    await evening.passes(minute)
    expect([heard, evening.mailed()]).toEqual([['alarm'], ['milan', 'noor']])
  })

  test('[AL14] gives its place to who is marked instead, and on a new socket hears it again', async () => {
    const evening = new Evening([milan])
    const [first, second] = [deskOf('Noor'), deskOf('Farid')]
    evening.pointDesk = first.desk
    evening.alarm.raise('misses')
    await evening.passes(0)
    evening.pointDesk = { ...first.desk, line: { tell: first.desk.line.tell } }
    await evening.passes(0)
    evening.pointDesk = second.desk
    await evening.passes(0)
    expect([first.heard, second.heard]).toEqual([['alarm', 'alarm', 'alarm-over'], ['alarm']])
  })

  test('[AL14] has one head start in ten minutes: visitors who come and go hold the list back no longer', async () => {
    const evening = new Evening([milan])
    const { desk, heard } = deskOf('Noor')
    evening.pointDesk = desk
    for (let times = 0; times < 3; times++) {
      evening.alarm.raise('nobody')
      await evening.passes(50_000)
      evening.alarm.settle()
    }
    expect(heard.filter(one => one === 'alarm')).toHaveLength(3)
    expect(evening.mailed()).toEqual(['milan'])
  })

  test('[AL15] "ik kijk ernaar" gives two minutes more before the next name, once', async () => {
    const evening = new Evening([milan, noor])
    const { desk, heard } = deskOf('Noor')
    evening.pointDesk = desk
    evening.alarm.raise('misses')
    await evening.passes(minute)
    expect(evening.alarm.answer('farid')).toEqual({ refused: 'not-allowed' })
    expect(evening.alarm.answer('noor')).toBeUndefined()
    expect(evening.alarm.state().answeredBy).toBe('Noor')
    await evening.passes(2 * minute - 10_000)
    evening.alarm.answer('noor')
    expect(evening.mailed()).toEqual([])
    await evening.passes(10_000)
    expect(evening.mailed()).toEqual(['milan'])
    expect(heard).toEqual(['alarm', 'answered', 'answered'])
    evening.alarm.settle()
    expect(evening.alarm.answer('noor')).toEqual({ refused: 'expired' })
    expect(evening.alarm.state().answeredBy).toBeNull()
  })

  test('[AL15] an answer while the list is told holds the next name back', async () => {
    const evening = new Evening([milan, noor])
    evening.pointDesk = deskOf('Noor').desk
    evening.alarm.raise('misses')
    await evening.passes(3 * minute)
    expect(evening.mailed()).toEqual(['milan'])
    evening.alarm.answer('noor')
    await evening.passes(2 * minute - 10_000)
    expect(evening.mailed()).toEqual([])
    await evening.passes(10_000)
    expect(evening.mailed()).toEqual(['noor'])
  })
})

describe('who is told', () => {
  test('[AL5] reads that somebody waits and where to answer, and nothing of who waits', async () => {
    const evening = new Evening([noor])
    evening.alarm.raise('ringing-long')
    await evening.passes(0)
    const [mail] = sink.mails
    const [head = '', body = ''] = (mail?.text ?? '').split('\n\n')
    expect(mail).toMatchObject({ from: 'chat@example.be', to: 'noor@example.be', signedInAs: null })
    expect(head).toContain('Subject: CLBch@t: er wacht iemand')
    expect(head).toContain('Auto-Submitted: auto-generated')
    expect(body.trim().split('\n')).toEqual([
      'Er wacht iemand op de chat en niemand neemt op.',
      'Neem op via https://chat.example.be/desk',
    ])
  })

  test('[AL5] reads plain Dutch', () => {
    const sentences = sentencesIn(
      (['somebody-waits', 'test'] as const).map(event => mailText(event, helpline, deskUrl)),
    )
    expect(sentences.length).toBeGreaterThan(5)
    expect([...longSentences(sentences), ...heavyWords(sentences)]).toEqual([])
  })

  test('[AL6] hears from the gateway no more than the event, the helpline and the time', async () => {
    const evening = new Evening([aya])
    evening.alarm.raise('misses')
    await evening.passes(0)
    expect(gateway.posts).toEqual([
      {
        type: 'application/json',
        body: { event: 'somebody-waits', helpline: 'CLBch@t', at: '2026-11-16T18:00:00.000Z' },
      },
    ])
  })

  test.each([500, 302])('[AL6] a gateway that answers %i is asked once, and not followed', async answer => {
    gateway.answer = answer
    const evening = new Evening([aya])
    evening.alarm.raise('misses')
    await evening.passes(minute)
    expect(gateway.posts).toHaveLength(1)
    expect(evening.logged).toContain(`alarm-webhook-failed {"place":1,"reply":${answer}}`)
  })

  test('[AL6] a gateway that never answers is left after its time', async () => {
    gateway.answer = null
    const evening = new Evening([{ ...aya, mail: 'aya@example.be' }], { within: 200 })
    evening.alarm.raise('misses')
    await evening.passes(0)
    expect(evening.mailed()).toEqual(['aya'])
    expect(evening.alarm.state()).toMatchObject({ told: 1, failed: ['Aya'] })
    expect(evening.logged).toContain('alarm-webhook-failed {"place":1,"reply":0}')
  })
})

describe('who cannot be told', () => {
  test('[AL7] is not waited for, is shown, and is logged by number only', async () => {
    sink.mood = 'refuses'
    const evening = new Evening([noor, aya])
    evening.alarm.raise('nobody')
    await evening.passes(10_000)
    expect(gateway.posts).toHaveLength(1)
    expect(evening.alarm.state()).toMatchObject({ told: 1, failed: ['Noor'] })
    expect(evening.logged).toContain('alarm-mail-failed {"place":1,"reply":550}')
    expect(evening.logged.join()).not.toMatch(/noor|example|nobody here/i)
  })

  test('[AL7] is tried again after two minutes, and told when the mail server is back', async () => {
    sink.mood = 'refuses'
    const evening = new Evening([noor])
    evening.alarm.raise('nobody')
    await evening.passes(2 * minute - 10_000)
    expect(sink.heard.filter(line => line.startsWith('RCPT'))).toHaveLength(1)
    sink.mood = 'takes'
    await evening.passes(10_000)
    expect(evening.mailed()).toEqual(['noor'])
    expect(evening.alarm.state()).toMatchObject({ told: 1, failed: [] })
  })

  test('[AL8] holds up nobody: a sweep does not wait for a mail server that says nothing', async () => {
    sink.mood = 'silent'
    const evening = new Evening([noor, milan], { within: 300 })
    evening.alarm.raise('nobody')
    const begun = performance.now()
    await evening.alarm.sweep()
    await evening.alarm.sweep()
    expect(performance.now() - begun).toBeLessThan(100)
    await evening.alarm.rest()
    expect(evening.logged).toEqual(['alarm-raised {}', 'alarm-mail-failed {"place":1,"reply":0}'])
  })

  test('[AL7] belongs to the alarm that was on, not to the next one', async () => {
    sink.mood = 'silent'
    const evening = new Evening([noor], { within: 300 })
    evening.alarm.raise('nobody')
    await evening.alarm.sweep()
    evening.alarm.settle()
    evening.alarm.raise('misses')
    await evening.alarm.rest()
    expect(evening.alarm.state()).toMatchObject({ why: 'misses', told: 0, failed: [] })
  })
})

describe('a coordinator who tests the alarm', () => {
  test('[AL9] sees for each person what arrived; the gateway hears it once', async () => {
    const evening = new Evening([noor, aya, { ...milan, webhook: true }])
    const result = await evening.alarm.test()
    expect(result).toEqual({
      at: evening.now,
      arrived: true,
      failed: [],
      people: [
        { name: 'Noor', mail: 'accepted', webhook: 'not-used' },
        { name: 'Aya', mail: 'not-used', webhook: 'accepted' },
        { name: 'Milan', mail: 'accepted', webhook: 'accepted' },
      ],
    })
    expect(sink.mails.map(({ text }) => text)).toEqual([
      expect.stringContaining('Subject: CLBch@t: proefalarm'),
      expect.stringContaining('Dit is een proefalarm. Je hoeft niets te doen.'),
    ])
    expect(gateway.posts).toMatchObject([{ body: { event: 'test', helpline } }])
    expect(evening.alarm.state()).toMatchObject({ since: null, lastTest: result })
  })

  test('[AL9] sees who was not reached, and that an empty list reaches nobody', async () => {
    sink.mood = 'refuses'
    const evening = new Evening([noor, aya])
    expect(await evening.alarm.test()).toMatchObject({ arrived: false, failed: ['Noor'] })
    expect(await new Evening([]).alarm.test()).toMatchObject({ arrived: false, failed: [] })
  })

  test('[AL9] who presses twice sends once, and may try again ten seconds later', async () => {
    const evening = new Evening([noor])
    await Promise.all([evening.alarm.test(), evening.alarm.test()])
    await evening.alarm.test()
    expect(evening.mailed()).toEqual(['noor'])
    evening.now += 10_000
    await evening.alarm.test()
    expect(evening.mailed()).toEqual(['noor'])
  })

  test('[AL9] disturbs no real alarm, and is not counted as telling', async () => {
    const evening = new Evening([noor])
    await evening.alarm.test()
    evening.alarm.raise('nobody')
    await evening.passes(0)
    expect(evening.mailed()).toEqual(['noor', 'noor'])
  })
})

describe('who sets the alarm up', () => {
  const from = 'chat@example.be'

  test.each([
    ['smtps://mail.example.be', { port: 465, isTlsFromStart: true, isThisMachine: false, credentials: null }],
    ['smtp://mail.example.be', { port: 587, isTlsFromStart: false, isThisMachine: false }],
    ['smtp://localhost:25/', { port: 25, host: 'localhost', isThisMachine: true }],
    ['smtp://[::1]:2525', { host: '::1', isThisMachine: true }],
    ['smtps://me%40x:p%3Aw%25@mail.example.be', { credentials: { user: 'me@x', pass: 'p:w%' } }],
  ])('[AL10] %s is a mail server', (url, expected) => {
    expect(readMailSettings(url, from)).toMatchObject({ ...expected, from })
  })

  test('[AL10] nothing set is no mail and no gateway', () => {
    expect(readMailSettings(undefined, undefined)).toBeNull()
    expect(readWebhookSettings(undefined)).toBeNull()
    expect(readWebhookSettings('https://x.example/a?key=1')).toBe('https://x.example/a?key=1')
  })

  test.each([
    ['SMTP_URL', 'mail.example.be', from, ''],
    ['SMTP_URL', 'http://name:geheim@mail.example.be', from, ''],
    ['SMTP_URL', 'smtp://name:geheim@', from, ''],
    ['SMTP_URL', 'smtps://name:geheim%@mail.example.be', from, ''],
    ['SMTP_URL', 'smtps://name:geheim@mail.example.be?tls.rejectUnauthorized=false', from, ''],
    ['SMTP_URL', 'smtps://name:geheim@mail.example.be/inbox', from, ''],
    ['SMTP_URL', '', from, ''],
    ['MAIL_FROM', 'smtps://name:geheim@mail.example.be', '', ''],
    ['MAIL_FROM', 'smtps://name:geheim@mail.example.be', 'CLB <chat@example.be>', ''],
    ['ALARM_WEBHOOK_URL', '', '', 'http://gateway.example.be/geheim'],
    ['ALARM_WEBHOOK_URL', '', '', 'https://name:geheim@gateway.example.be/'],
    ['ALARM_WEBHOOK_URL', '', '', 'geheim'],
  ])('[AL10] a wrong %s stops the start and is not repeated (%#)', (name, SMTP_URL, MAIL_FROM, url) => {
    const env = { SMTP_URL, MAIL_FROM, ALARM_WEBHOOK_URL: url }
    const read = () => readSettings(env, { noDemo: true }, process.cwd())
    expect(read).toThrow(new RegExp(`^${name}: (?!.*geheim)expected`))
  })

  test.each([
    ['no people', {}, 'people'],
    ['a person without a way', { people: [{ name: 'Noor' }] }, 'cannot be told'],
    ['a wrong address', { people: [{ name: 'Noor', mail: 'noor' }] }, 'a mail address'],
    ['a name twice', { people: [{ ...aya, mail: null }, aya] }, 'every name once'],
    ['an unknown word', { people: [{ ...aya, phone: '112' }] }, 'phone'],
  ])('[AL11] %s in alarm.json stops the start with the file and the place', (_, content, said) => {
    const folder = mkdtempSync(join(tmpdir(), 'clbchat-alarm-'))
    expect(() => readAlarmPeople(folder)).toThrow(/^SITE_DIR: .*alarm\.json: there is no such file/)
    writeFileSync(join(folder, 'alarm.json'), JSON.stringify(content))
    expect(() => readAlarmPeople(folder)).toThrow(said)
    expect(() => readAlarmPeople(folder)).toThrow(/^SITE_DIR: .*alarm\.json: /)
  })

  test('[AL11] the example of the site folder names nobody', () => {
    expect(readAlarmPeople('site/clbchat')).toEqual([])
  })

  test('[AL12] somebody whom no setting can reach stops the start', () => {
    const opening = (person: AlarmPerson) => () =>
      openAlarm({
        people: [person],
        mail: null,
        webhook: null,
        limits: standardLimits,
        pointDesk: () => undefined,
        clock: { now: () => 0 },
        log: { event: () => undefined, broken: () => undefined },
      })
    expect(opening(noor)).toThrow(StartRefused)
    expect(opening(noor)).toThrow('SMTP_URL: ')
    expect(opening(aya)).toThrow('ALARM_WEBHOOK_URL: ')
  })

  test('[AL13] no password and no address goes to another machine over a readable line', async () => {
    const credentials = { user: 'chat', pass: 'geheim' }
    const evening = new Evening([noor], { mail: mailHere({ isThisMachine: false, credentials }) })
    expect(await evening.alarm.test()).toMatchObject({ failed: ['Noor'] })
    expect(sink.mails).toEqual([])
    expect(sink.heard.filter(line => /^(AUTH|MAIL|RCPT)/.test(line))).toEqual([])
    const here = new Evening([noor], { mail: mailHere({ credentials }) })
    expect(await here.alarm.test()).toMatchObject({ arrived: true })
    expect(sink.mails).toMatchObject([{ signedInAs: '\0chat\0geheim' }])
  })
})
