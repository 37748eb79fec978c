const lastRetry = 10_000

interface Answer {
  readonly status: number
  readonly body: unknown
}

/**
 * Again and again, ever more slowly, until the server gives an answer that means something. When nobody waits for it
 * any more the status is 0.
 */
export async function insist(ask: () => Promise<Answer>, isAwaited: () => boolean): Promise<Answer> {
  let pause = 500
  for (;;) {
    const answer = await ask().catch(() => undefined)
    const isBusy = !answer || answer.status === 429 || answer.status >= 500
    if (answer && !isBusy) return answer
    if (!isAwaited()) return { status: 0, body: null }
    await new Promise(resolve => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, lastRetry)
  }
}
