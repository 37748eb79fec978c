import type { AlarmEvent } from './way.ts'

interface MailText {
  readonly subject: string
  readonly lines: readonly [string, string]
}

/** [AL5] [CR3] The whole mail: that somebody waits, or asks for company, and where to answer. Who and why is not in it. */
export function mailText(event: AlarmEvent, helpline: string, deskUrl: string): MailText {
  if (event === 'test')
    return {
      subject: `${helpline}: proefalarm`,
      lines: [
        'Dit is een proefalarm. Je hoeft niets te doen.',
        `Bij een echt alarm neem je op via ${deskUrl}`,
      ],
    }
  if (event === 'counsellor-needs-you')
    return {
      subject: `${helpline}: een begeleider vraagt je erbij`,
      lines: ['Een begeleider vraagt of je er even bij bent.', `Open het overzicht via ${deskUrl}`],
    }
  return {
    subject: `${helpline}: er wacht iemand`,
    lines: ['Er wacht iemand op de chat en niemand neemt op.', `Neem op via ${deskUrl}`],
  }
}
