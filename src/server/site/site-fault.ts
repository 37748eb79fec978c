import { StartRefused } from '../start-refused.ts'

/** One thing in a site folder that makes no sense. */
export interface SiteFault {
  readonly file: string
  /** Counted from 1; null where the file as a whole is meant. */
  readonly line: number | null
  /** The way to it within a JSON file, as `themes.0.id`. */
  readonly place: string | null
  /** A whole clause: `expected …`, or what was found and what was expected. */
  readonly expected: string
}

/** [SG11] The start stops: files of the site folder make no sense. It names all faults that could be found in one reading. */
export class SiteRefused extends StartRefused {
  readonly faults: readonly SiteFault[]

  constructor(faults: readonly SiteFault[], options?: ErrorOptions) {
    super('SITE_DIR', faults.map(inWords).join('\n'), options)
    this.name = 'SiteRefused'
    this.faults = faults
  }
}

/** The fault as the start says it: `FILE: PLACE: expected … (line 12)`. */
function inWords({ file, line, place, expected }: SiteFault): string {
  const where = place === null ? file : `${file}: ${place}`
  return line === null ? `${where}: ${expected}` : `${where}: ${expected} (line ${line})`
}

/** A fault of a JSON file by its place, or of a whole file; `line` where it is known. */
export function siteFault(
  file: string,
  place: string | null,
  expected: string,
  line: number | null = null,
): SiteRefused {
  return new SiteRefused([{ file, line, place, expected }])
}

/** What cannot be read because something that it needs could not: no fault of its own. */
class Unread extends Error {}

/**
 * Reads the parts of a site folder and gathers the faults of all of them, so that an administrator mends a folder in one
 * go. A part that needs another is passed over where the other is faulty.
 */
export class SiteReading {
  readonly #faults: SiteFault[] = []

  /** Gives a function for what was read: use it in later parts, and after `end`. */
  of<Part>(read: () => Part): () => Part {
    const fail = (): never => {
      throw new Unread()
    }
    try {
      const part = read()
      return () => part
    } catch (error) {
      if (error instanceof SiteRefused) this.#faults.push(...error.faults)
      else if (!(error instanceof Unread)) throw error
      return fail
    }
  }

  /** What was read, or `otherwise` where it could not be: for a part whose own faults would show all the same. */
  orElse<Part>(got: () => Part, otherwise: Part): Part {
    try {
      return got()
    } catch (error) {
      if (error instanceof Unread) return otherwise
      throw error
    }
  }

  /** Throws `SiteRefused` with every fault, where there is one. */
  end(): void {
    if (this.#faults.length > 0) throw new SiteRefused(this.#faults)
  }
}
