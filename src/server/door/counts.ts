import type { Refusal } from '../../domain/refusal.ts'

/** How often each refusal was given since the start: numbers, of nobody (WR5). */
export class Counts {
  readonly #refusals = new Map<Refusal, number>()

  refused(refusal: Refusal): void {
    this.#refusals.set(refusal, this.of(refusal) + 1)
  }

  of(refusal: Refusal): number {
    return this.#refusals.get(refusal) ?? 0
  }

  all(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#refusals)
  }
}
