import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heavyWords, longSentences } from '../../../test/sentences.ts'
import { alwaysAnswering, openChannels } from '../../domain/referral.ts'
import { channelsNow } from './channels-now.ts'
import { readReferrals } from './read-referrals.ts'

const phone = { kind: 'phone', number: '106', hours: 'always' }
const one = {
  ...{ id: 'tele-onthaal', name: 'Tele-Onthaal', purpose: 'Een luisterend oor', urgent: true },
  channels: [phone],
}

function read(content: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'clbchat-referrals-'))
  writeFileSync(join(folder, 'referrals.json'), JSON.stringify(content))
  return readReferrals(folder)
}

test('[RF4] a service is read with its channels; what is not known is null', () => {
  expect(read({ referrals: [one] })).toEqual([
    {
      ...{ id: 'tele-onthaal', name: 'Tele-Onthaal', purpose: 'Een luisterend oor', isUrgent: true },
      channels: [{ kind: 'phone', to: '106', hours: 'always', lastChecked: null }],
    },
  ])
})

test.each([
  ['no list', {}, 'referrals: '],
  ['nothing urgent', { referrals: [{ ...one, urgent: false }] }, 'for one at least'],
  ['an id twice', { referrals: [one, one] }, 'every id once'],
  ['no way to reach them', { referrals: [{ ...one, channels: [] }] }, 'channels: expected a way'],
  ['a kind twice', { referrals: [{ ...one, channels: [phone, phone] }] }, 'every kind once'],
  ['an unknown kind', { referrals: [{ ...one, channels: [{ kind: 'fax' }] }] }, 'kind: expected "phone"'],
  [
    'always where nobody said so',
    { referrals: [{ ...one, channels: [{ ...phone, number: '102' }] }] },
    'channels.0: expected "always" only for a phone of 112, 106, 1813',
  ],
  [
    'an address that is not sealed on its way',
    { referrals: [{ ...one, channels: [phone, { kind: 'site', url: 'http://example.be' }] }] },
    'channels.1.url: expected an address that begins with https://',
  ],
  [
    'hours that are none',
    { referrals: [{ ...one, channels: [{ ...phone, hours: 'soms' }] }] },
    'channels.0.hours: expected "always", null or a week',
  ],
  [
    'a date that is none',
    { referrals: [{ ...one, channels: [{ ...phone, lastChecked: '2026-02-30' }] }] },
    'channels.0.lastChecked: expected a date',
  ],
])('[RF4] %s stops the start with the file and the place', (_, content, said) => {
  expect(() => read(content)).toThrow(said)
  expect(() => read(content)).toThrow(/^SITE_DIR: .*referrals\.json: /)
})

test('[RF4] the list that ships is read, in plain Dutch, and says nothing of now that nobody checked', () => {
  const referrals = readReferrals('site/clbchat')
  const words = referrals.map(({ purpose }) => purpose)
  expect([...longSentences(words), ...heavyWords(words)]).toEqual([])
  const always = referrals.flatMap(({ channels }) => channels).filter(({ hours }) => hours === 'always')
  expect(always.map(({ to }) => to).sort()).toEqual([...alwaysAnswering].sort())
  const calendar = { zone: 'Europe/Brussels', publicHolidays: null }
  expect(openChannels(referrals, calendar, Date.parse('2026-11-16T18:30:00Z'))).toEqual({})
})

test('[RF1] whoever asks within a minute gets the same answer, and the next minute a new one', () => {
  const hours = { monday: ['18:00-22:00'] }
  const chat = { kind: 'chat', url: 'https://example.be', hours, lastChecked: '2026-11-01' }
  const clock = { at: Date.parse('2026-11-16T16:59:30Z'), now: () => clock.at }
  const calendar = { zone: 'Europe/Brussels', publicHolidays: null }
  const services = read({ referrals: [{ ...one, channels: [phone, chat] }] })
  const now = channelsNow(() => services, calendar, clock)
  const first = now()
  expect(first).toEqual({ 'tele-onthaal/chat': 'closed' })
  clock.at += 29_000
  expect(now()).toBe(first)
  clock.at += 1_000
  expect(now()).toEqual({ 'tele-onthaal/chat': 'open' })
})
