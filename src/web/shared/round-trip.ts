const patience = 5_000

export interface RoundTrips {
  /** A ping goes out on the line of now. */
  sent(): void
  /** A pong came. Every ping has one, and they come in the order of the pings. */
  answered(): void
  /** The line is another one: what was asked on the old one gets no answer. */
  forget(): void
  /** Sends a ping and gives how long its own answer took, in milliseconds; null when none came. */
  measure(ping: () => boolean): Promise<number | null>
}

interface Awaited {
  /** The answer to this ping, counted on this line. */
  readonly nth: number
  settle(took: number | null): void
}

/** [DK62] Times pings. A page also pings to see whether its line lives, so each answer is matched to its own question. */
export function timeRoundTrips(now: () => number = () => performance.now()): RoundTrips {
  let asked = 0
  let answers = 0
  let awaited: Awaited[] = []

  return {
    sent() {
      asked += 1
    },
    answered() {
      answers += 1
      for (const one of awaited) if (one.nth === answers) one.settle(now())
    },
    forget() {
      asked = 0
      answers = 0
      for (const one of awaited) one.settle(null)
    },
    measure(ping) {
      const from = now()
      if (!ping()) return Promise.resolve(null)
      return new Promise(resolve => {
        const one: Awaited = {
          nth: asked,
          settle(at) {
            clearTimeout(timer)
            awaited = awaited.filter(other => other !== one)
            resolve(at === null ? null : at - from)
          },
        }
        const timer = setTimeout(() => one.settle(null), patience)
        awaited.push(one)
      })
    },
  }
}
