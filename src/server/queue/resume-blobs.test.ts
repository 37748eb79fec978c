import { expect, test } from 'vitest'
import { networkUnder } from '../network.ts'
import { ResumeBlobs } from './resume-blobs.ts'

const auth = Buffer.alloc(32, 7).toString('base64url')
const authHash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(auth, 'base64url'))).toString(
  'base64url',
)
const blobOf = (conversation: string, blob: string, network = 'school', within?: string) => ({
  ...{ conversation, authHash, blob, until: 1_000, network: networkUnder(network, within) },
})

test('[SE23] a house without room for more refuses, and everybody keeps what stands', () => {
  const blobs = new ResumeBlobs(100, 100)
  expect(blobs.put('one', blobOf('a', 'x'.repeat(60)), null)).toBeUndefined()
  expect(blobs.put('two', blobOf('b', 'y'.repeat(30)), null)).toBeUndefined()
  expect(blobs.put('one', blobOf('a', 'x'.repeat(90)), null)).toEqual({ refused: 'try-again' })
  expect(blobs.put('three', blobOf('b', 'z'.repeat(60)), 'two')).toEqual({ refused: 'try-again' })
  expect(blobs.find('one', auth, 0)?.blob).toHaveLength(60)
  expect(blobs.find('two', auth, 0)?.blob).toHaveLength(30)
  // What takes the place of the own one needs only the room that it adds.
  expect(blobs.put('one', blobOf('a', 'x'.repeat(70)), null)).toBeUndefined()
  blobs.drop('a')
  expect(blobs.put('three', blobOf('b', 'z'.repeat(60)), 'two')).toBeUndefined()
  expect(blobs.find('two', auth, 0)).toBeUndefined()
})

test('[FL6] who has something kept here is known by the conversation too, and no stranger until it is dropped', () => {
  const blobs = new ResumeBlobs()
  blobs.put('one', blobOf('a', 'x'), null)
  expect([blobs.hasOf('a'), blobs.hasOf('b')]).toEqual([true, false])
  blobs.drop('a')
  expect(blobs.hasOf('a')).toBe(false)
})

test('[FL10] who has many networks of IPv6 fills twice the part of one, and gives back what is gone', () => {
  const blobs = new ResumeBlobs(100, 20)
  const keeps = (name: string, length: number) =>
    blobs.put(name, blobOf(name, 'x'.repeat(length), `network of ${name}`, 'flood'), null)
  expect([keeps('a', 20), keeps('b', 20)]).toEqual([undefined, undefined])
  expect(keeps('c', 1)).toEqual({ refused: 'try-again' })
  expect(blobs.put('one', blobOf('d', 'y'.repeat(20), 'school', 'provider'), null)).toBeUndefined()
  // The own one again takes no more room, also when it comes from another network of these.
  expect(blobs.put('a', blobOf('a', 'z'.repeat(20), 'moved', 'flood'), null)).toBeUndefined()
  blobs.drop('a')
  expect([keeps('e', 20), keeps('f', 1)]).toEqual([undefined, { refused: 'try-again' }])
})

test('[FL6] one network fills its own part of the room, and a reload elsewhere finds what it had', () => {
  const blobs = new ResumeBlobs(100, 40)
  expect(blobs.put('flood', blobOf('a', 'x'.repeat(40), 'flood'), null)).toBeUndefined()
  expect(blobs.put('more', blobOf('b', 'x', 'flood'), null)).toEqual({ refused: 'try-again' })
  expect(blobs.put('one', blobOf('c', 'y'.repeat(40)), null)).toBeUndefined()
  // The own one again takes no more room; what is gone gives it back.
  expect(blobs.put('flood', blobOf('a', 'z'.repeat(40), 'flood'), null)).toBeUndefined()
  blobs.drop('a')
  expect(blobs.put('more', blobOf('b', 'x'.repeat(40), 'flood'), null)).toBeUndefined()
  expect(blobs.find('one', auth, 0)?.blob).toHaveLength(40)
})

test('[SE23] [SE24] what one visitor put by is neither written over nor taken away by another who knows where it lies', () => {
  const blobs = new ResumeBlobs(100, 100)
  blobs.put('one', blobOf('a', 'x'), null)
  expect(blobs.put('one', blobOf('b', 'y'), null)).toEqual({ refused: 'try-again' })
  expect(blobs.put('two', blobOf('b', 'y'), 'one')).toBeUndefined()
  expect(blobs.find('one', auth, 0)?.blob).toBe('x')
})
