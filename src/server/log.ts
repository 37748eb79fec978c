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

/** One JSON line an event on standard output. */
export function openLog(level: 'info' | 'silent'): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return {
    event: (code, numbers = {}) => logger.info({ event: code, ...numbers }),
    broken: (code, error) =>
      logger.error({ event: code, error: error instanceof Error ? error.name : 'unknown' }),
  }
}
