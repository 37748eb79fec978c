/** What a fault needs to be played: the same seed gives the same plan. */
export interface Play {
  readonly seed: number
  readonly times: number
}

/** How it went: figures to read, and what went wrong as sentences. None: it held. */
export interface Outcome {
  readonly figures: Readonly<Record<string, number>>
  readonly faults: readonly string[]
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

/** Each sentence once, and not more than anybody reads. */
export function shortened(faults: readonly string[]): string[] {
  return [...new Set(faults)].slice(0, 20)
}
