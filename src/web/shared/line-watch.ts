const askEvery = 20_000
const answerWithin = 10_000
/** After a sleep the line is dead more often than not, and somebody is looking. */
const answerAfterWakeWithin = 3_000

export interface LineWatch {
  /** A new socket, or its first frames: something must come, else the line is dead. */
  expect(): void
  /** Asks now, unless an answer is awaited already. `isAwake`: somebody looks, so the wait is short. */
  ask(isAwake: boolean): void
  /** Something came. While a pong is awaited only that counts: what the other side says proves no more than one way. */
  heard(isPong: boolean): void
  stop(): void
}

/** [WR5] [WR11] Notices that a line is dead, also when it is so in one direction only. `send` sends a ping. */
export function watchLine(send: () => void, isDead: () => void): LineWatch {
  let next: ReturnType<typeof setTimeout> | undefined
  let loss: ReturnType<typeof setTimeout> | undefined
  let isAsked = false

  function wait(within: number): void {
    clearTimeout(loss)
    loss = setTimeout(isDead, within)
  }

  function askLater(): void {
    clearTimeout(next)
    next = setTimeout(() => ask(false), askEvery)
  }

  function ask(isAwake: boolean): void {
    if (isAsked) return
    isAsked = true
    send()
    wait(isAwake ? answerAfterWakeWithin : answerWithin)
  }

  return {
    expect() {
      wait(answerWithin)
      askLater()
    },
    ask,
    heard(isPong) {
      if (isPong) {
        isAsked = false
        askLater()
      }
      if (!isAsked) clearTimeout(loss)
    },
    stop() {
      isAsked = false
      clearTimeout(loss)
      clearTimeout(next)
    },
  }
}
