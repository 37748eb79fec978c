import { pino } from 'pino'

/** Every event that may be logged. A code and numbers: nothing that a person typed can get in. */
export type LogEvent =
  | 'started'
  | 'stopping'
  | 'stopped'
  | 'set-up-done'
  | 'request-failed'
  | 'sweep-failed'
  | 'telling-failed'
  | 'erasure-owed'
  | 'count-owed'
  | 'socket-failed'
  | 'alarm-raised'
  | 'alarm-at-desk'
  | 'alarm-answered'
  | 'alarm-told'
  | 'alarm-settled'
  | 'alarm-tested'
  | 'alarm-mail-failed'
  | 'alarm-webhook-failed'
  | 'crisis-began'
  | 'crisis-answered'
  | 'crisis-told'
  | 'proxy-not-trusted'
  | 'proxy-says-no-address'
  | 'contact-kept'
  | 'contact-mailed'
  | 'contact-mail-failed'
  | 'contact-erased'
  | 'policy-broken'

export interface Log {
  event(code: LogEvent, numbers?: Readonly<Record<string, number>>): void
  /** A broken thing: its code and the name of the error class, never its message. */
  broken(code: LogEvent, error: unknown): void
}

/** A name as a programmer gives one. No sentence is one, and nothing that somebody types is long enough to matter. */
const programmersName = /^[A-Za-z][A-Za-z-]{0,39}$/

/**
 * [NR7] One JSON line an event, on standard output or where `write` takes it. What is no number or no name of a
 * programmer's is left out, whatever the compiler let through: a log outlives everything else that a house forgets.
 */
export function openLog(level: 'info' | 'silent', write?: (line: string) => void): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const logger = write ? pino(options, { write }) : pino(options)
  return {
    event: (code, numbers = {}) => logger.info({ event: nameOf(code), ...onlyNumbers(numbers) }),
    broken: (code, error) =>
      logger.error({ event: nameOf(code), error: nameOf(error instanceof Error ? error.name : '') }),
  }
}

function nameOf(given: unknown): string {
  return typeof given === 'string' && programmersName.test(given) ? given : 'unknown'
}

function onlyNumbers(numbers: Readonly<Record<string, unknown>>): Record<string, number> {
  const kept: Record<string, number> = {}
  for (const [name, value] of Object.entries(numbers))
    if (typeof value === 'number' && programmersName.test(name)) kept[name] = value
  return kept
}
