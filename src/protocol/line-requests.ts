import * as v from 'valibot'
import { bytesOf } from './sealed.ts'

/**
 * A line made of requests, where no WebSocket comes through (WR7). The page makes its name, 16 random bytes, which go
 * in bodies only. Two requests: `listen` is answered with what the server tells, `say` carries frames.
 *
 * What is told is text, a line each: `+` it is open; `12 {"t":…}` the twelfth frame; `?` give a sign of life; `-` it is
 * over. `after` is the last frame that the page has: what follows it is told again.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))

export const listenRequest = v.strictObject({
  line: bytesOf(16),
  after: count,
  /** Whether the answer may go on, or ends with the first news: some networks hold an answer back until it ends. */
  isStreamed: v.boolean(),
})
export type ListenRequest = v.InferOutput<typeof listenRequest>

export const sayRequest = v.strictObject({
  line: bytesOf(16),
  after: count,
  /** From 1, without a gap. The same number again is the same batch: it is not dealt with twice. */
  batch: v.pipe(count, v.minValue(1)),
  frames: v.pipe(v.array(v.string()), v.maxLength(50)),
})
export type SayRequest = v.InferOutput<typeof sayRequest>
