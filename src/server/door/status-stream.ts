import type { ServerResponse } from 'node:http'
import type { PublicStatus } from '../../protocol/public-status.ts'

const mostWatchers = 10_000
const heartbeatEvery = 25_000
/** An event and no comment: a page must be able to tell a quiet line from a dead one. */
const beat = 'event: beat\ndata: 1\n\n'

/**
 * [QU16] Tells every open public page how the door stands, at once and at every change (server-sent events). Nothing
 * of who watches is kept but the open connection.
 */
export class StatusStream {
  readonly #watchers = new Set<ServerResponse>()
  readonly #heartbeat: NodeJS.Timeout
  #last = ''

  constructor() {
    this.#heartbeat = setInterval(() => this.#write(beat), heartbeatEvery)
  }

  /** Adds a page. Gives false when there is no room. */
  watch(response: ServerResponse, status: PublicStatus): boolean {
    if (this.#watchers.size >= mostWatchers) return false
    this.#watchers.add(response)
    response.on('close', () => this.#watchers.delete(response))
    response.on('error', () => this.#watchers.delete(response))
    response.write(eventOf(status))
    return true
  }

  /** Tells everyone, when it differs from what was told last. The time on the wall alone is no news. */
  tell(status: PublicStatus): void {
    const { now: _, ...news } = status
    const text = JSON.stringify(news)
    if (text === this.#last) return
    this.#last = text
    this.#write(eventOf(status))
  }

  #write(text: string): void {
    for (const response of this.#watchers) {
      if (response.writableLength > 64 * 1024) response.destroy()
      else response.write(text)
    }
  }

  close(): void {
    clearInterval(this.#heartbeat)
    for (const response of this.#watchers) response.end()
    this.#watchers.clear()
  }
}

function eventOf(status: PublicStatus): string {
  return `data: ${JSON.stringify(status)}\n\n`
}
