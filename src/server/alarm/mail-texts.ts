import type { AlarmEvent } from './way.ts'

interface MailText {
  readonly subject: string
  readonly lines: readonly [string, string]
}

/** [AL5] The whole mail: that somebody waits and where to answer. Who waits, and for what, is not in it. */
export function mailText(event: AlarmEvent, helpline: string, deskUrl: string): MailText {
  if (event === 'test')
    return {
      subject: `${helpline}: proefalarm`,
      lines: [
        'Dit is een proefalarm. Je hoeft niets te doen.',
        `Bij een echt alarm neem je op via ${deskUrl}`,
      ],
    }
  return {
    subject: `${helpline}: er wacht iemand`,
    lines: ['Er wacht iemand op de chat en niemand neemt op.', `Neem op via ${deskUrl}`],
  }
}
