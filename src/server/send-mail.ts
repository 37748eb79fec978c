import type { MailSettings } from './alarm/alarm-settings.ts'
import type { Sent } from './alarm/way.ts'

/** A mail to one address. What people typed stands in `text` and, as a checked address, in `replyTo`; nowhere else. */
export interface Mail {
  readonly to: string
  readonly subject: string
  /** Separated by a line feed. */
  readonly text: string
  readonly replyTo?: string
  /** The same for every try of one mail, so that a mailbox that got it twice can tell. */
  readonly messageId?: string
}

/** Never throws: what goes wrong is an answer (AL7). */
export type SendMail = (mail: Mail) => Promise<Sent>

export interface MailDeps {
  readonly settings: MailSettings
  /** Name of the helpline, as people know it. */
  readonly helpline: string
  /** One mail may take this many milliseconds, name lookup included. */
  readonly within?: number
}

/** The one way by which mail leaves the house, each over a connection of its own. */
export function mailSender({ settings, helpline, within = 15_000 }: MailDeps): SendMail {
  return async ({ text, ...mail }) => {
    const message = {
      ...mail,
      from: { name: helpline, address: settings.from },
      text: `${text.replaceAll(/\r\n?|\n/g, '\r\n')}\r\n`,
      // Nobody's "out of office" answers a machine.
      headers: { 'Auto-Submitted': 'auto-generated' },
      xMailer: false as const,
      signal: AbortSignal.timeout(within),
    }
    try {
      const transport = await openTransport(settings)
      const { rejected } = await transport.sendMail(message)
      return { isAccepted: rejected.length === 0, reply: 250 }
    } catch (error) {
      return { isAccepted: false, reply: replyIn(error) }
    }
  }
}

/** Loaded at the first mail: a helpline without an alarm should not wait for it at the start. */
async function openTransport({ host, port, isTlsFromStart, isThisMachine, credentials }: MailSettings) {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    host,
    port,
    secure: isTlsFromStart,
    // [AL13] A password and an address go over no readable line; a mail server on this machine often has no real certificate.
    requireTLS: !isThisMachine,
    ignoreTLS: isThisMachine,
    ...(credentials ? { auth: credentials } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function replyIn(error: unknown): Sent['reply'] {
  const hasCode = error instanceof Error && 'responseCode' in error
  return hasCode && typeof error.responseCode === 'number' ? error.responseCode : 0
}
