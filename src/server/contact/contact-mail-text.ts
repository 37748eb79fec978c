import type { ContactMessage } from '../../protocol/contact.ts'

interface MailText {
  readonly subject: string
  readonly text: string
}

/**
 * [CT12] The mail of one message. A sealed one: that there is one, and where to read it. One that came without a seal: in
 * full, as it would have come by mail. The subject never holds what somebody typed.
 */
export function contactMailText(message: ContactMessage, helpline: string, deskUrl: string): MailText {
  if (message.how === 'sealed')
    return {
      subject: `${helpline}: er is een bericht`,
      text: ['Er is een bericht aan het team. Het is versleuteld.', `Lees het via ${deskUrl}`].join('\n'),
    }
  const { name, mailAddress, text } = message
  return {
    subject: `${helpline}: bericht van het contactformulier`,
    text: [
      'Er is een bericht aan het team. Het kwam niet versleuteld.',
      `Naam: ${name ?? 'niet ingevuld'}`,
      mailAddress ? `Antwoord aan: ${mailAddress}` : 'Er wordt geen antwoord gevraagd.',
      '',
      quoted(text),
      '',
      `Afhandelen of wissen doe je via ${deskUrl}`,
    ].join('\n'),
  }
}

/** The mail comes from our own address: a typed link must not look as one of ours. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map(line => `> ${line}`.trimEnd())
    .join('\n')
}
