import * as v from 'valibot'
import { loopbackHosts } from '../loopback-hosts.ts'
import { StartRefused } from '../start-refused.ts'

/** A mail server, and the address that mails come from. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise STARTTLS, which is demanded of every other machine (AL13). */
  readonly isTlsFromStart: boolean
  readonly isThisMachine: boolean
  readonly credentials: { readonly user: string; readonly pass: string } | null
  readonly from: string
}

const smtpExample = 'smtps://name:password@mail.example.be or smtp://mail.example.be:587'
const webhookExample = 'https://gateway.example.be/alarm'

/**
 * [AL10] Reads `SMTP_URL` and `MAIL_FROM`: both or none.
 * Throws `StartRefused`; it never repeats the value, which may hold a password.
 */
export function readMailSettings(
  smtpUrl: string | undefined,
  mailFrom: string | undefined,
): MailSettings | null {
  if (!smtpUrl && !mailFrom) return null
  if (!smtpUrl) throw new StartRefused('SMTP_URL', `expected with MAIL_FROM: ${smtpExample}`)
  const from = v.safeParse(v.pipe(v.string(), v.email()), mailFrom)
  if (!from.success)
    throw new StartRefused('MAIL_FROM', 'expected with SMTP_URL an address alone, as chat@example.be')
  const url = plainUrl('SMTP_URL', smtpUrl, ['smtp:', 'smtps:'], smtpExample)
  // Options behind a question mark could switch the check of the certificate off.
  if ((url.pathname !== '' && url.pathname !== '/') || url.search !== '' || url.hostname === '')
    throw new StartRefused('SMTP_URL', `expected nothing after the host and port, as in ${smtpExample}`)
  const isTlsFromStart = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : isTlsFromStart ? 465 : 587,
    isTlsFromStart,
    isThisMachine: loopbackHosts.includes(url.hostname),
    credentials: readCredentials(url),
    from: from.output,
  }
}

/** [AL10] Reads `ALARM_WEBHOOK_URL`, which may hold a key in its path or query. Throws `StartRefused` without repeating it. */
export function readWebhookSettings(text: string | undefined): string | null {
  if (!text) return null
  const url = plainUrl('ALARM_WEBHOOK_URL', text, ['http:', 'https:'], webhookExample)
  if (url.username || url.password)
    throw new StartRefused('ALARM_WEBHOOK_URL', 'expected the key in the path or query, not before an @')
  if (url.protocol === 'http:' && !loopbackHosts.includes(url.hostname))
    throw new StartRefused('ALARM_WEBHOOK_URL', 'expected https for every host but this machine itself')
  return url.href
}

function plainUrl(name: string, text: string, protocols: readonly string[], example: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !protocols.includes(url.protocol) || url.hash !== '')
    throw new StartRefused(name, `expected an address such as ${example}`)
  return url
}

function readCredentials({ username, password }: URL): MailSettings['credentials'] {
  if (!username && !password) return null
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  } catch {
    throw new StartRefused('SMTP_URL', 'expected a % in the name or password to be written as %25')
  }
}
