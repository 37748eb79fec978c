/** One process serves so many open pages, whatever carries them (security.md 5.5). */
export const mostLines = 10_000

/** [WR8] Every open line, so that there are not too many and all can be ended. */
export class OpenLines {
  readonly #most: number
  readonly #lines = new Set<{ cut(): void }>()

  constructor(most = mostLines) {
    this.#most = most
  }

  hasRoom(): boolean {
    return this.#lines.size < this.#most
  }

  add(line: { cut(): void }): void {
    this.#lines.add(line)
  }

  remove(line: { cut(): void }): void {
    this.#lines.delete(line)
  }

  /** Also those that are only kept to explain why they are over. */
  endAll(): void {
    for (const line of [...this.#lines]) line.cut()
  }
}
