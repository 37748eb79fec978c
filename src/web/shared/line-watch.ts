const askAfterQuiet = 20_000
const answerWithin = 10_000

export interface LineWatch {
  /** Some answer must come within so long; else the line is dead. */
  expect(within?: number): void
  /** Something came. */
  heard(): void
  stop(): void
}

/** [WR5] Notices that a line is dead: asks after some quiet, and waits only so long for an answer of any kind. */
export function watchLine(ask: () => void, isDead: () => void): LineWatch {
  let quiet: ReturnType<typeof setTimeout> | undefined
  let loss: ReturnType<typeof setTimeout> | undefined
  return {
    expect(within = answerWithin) {
      clearTimeout(loss)
      loss = setTimeout(isDead, within)
    },
    heard() {
      clearTimeout(loss)
      clearTimeout(quiet)
      quiet = setTimeout(ask, askAfterQuiet)
    },
    stop() {
      clearTimeout(loss)
      clearTimeout(quiet)
    },
  }
}
