import { type MailDeps, mailSender } from '../send-mail.ts'
import { mailText } from './mail-texts.ts'
import type { AlarmMail } from './way.ts'

/** [AL5] Sends alarm mails. What goes wrong is an answer (AL7). */
export function openMail({ deskUrl, ...deps }: MailDeps & { readonly deskUrl: string }): AlarmMail {
  const send = mailSender(deps)
  return (to, event) => {
    const { subject, lines } = mailText(event, deps.helpline, deskUrl)
    return send({ to, subject, text: lines.join('\n') })
  }
}
