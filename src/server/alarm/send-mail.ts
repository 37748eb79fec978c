import type { MailSettings } from './alarm-settings.ts'
import { mailText } from './mail-texts.ts'
import type { AlarmMail, Sent } from './way.ts'

export interface MailDeps {
  readonly settings: MailSettings
  /** Name of the helpline, as people know it. */
  readonly helpline: string
  readonly deskUrl: string
  /** One mail may take this many milliseconds, name lookup included. */
  readonly within?: number
}

/** [AL5] Sends alarm mails, each over a connection of its own. What goes wrong is an answer (AL7). */
export function openMail({ settings, helpline, deskUrl, within = 15_000 }: MailDeps): AlarmMail {
  return async (to, event) => {
    const { subject, lines } = mailText(event, helpline, deskUrl)
    const message = {
      from: { name: helpline, address: settings.from },
      to,
      subject,
      text: `${lines.join('\r\n')}\r\n`,
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
