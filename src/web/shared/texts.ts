/** Words that more than one face shows. */
export const sharedTexts = {
  messages: 'Berichten',
  newMessage: 'Nieuw bericht',
  youSaid: 'Jij: ',
  otherSaid: (name: string) => `${name}: `,
  writes: (name: string) => `${name} schrijft …`,
  send: 'Verstuur',
  room: (left: number) => (left < 0 ? `Je bericht is ${-left} tekens te lang.` : `Nog ${left} tekens.`),
  call: (name: string, number: string) => `Bel ${name}, ${[...number].join(' ')}`,
  callShort: (name: string, number: string) => `Bel ${number} (${name})`,
  quickExit: 'Snel weg',
  skipToContent: 'Ga naar de inhoud',
  urgent: 'Is het dringend?',
  demo: 'Dit is een demo. Hier zit geen echte hulplijn achter.',
  demoUnattended: 'Er is nog niemand aan de balie.',
  demoDeskLink: 'Meld een begeleider aan',
  minutes: (count: number) => (count === 1 ? '1 minuut' : `${count} minuten`),
  /** Before the minutes that are left. */
  remainingBefore: 'Nog ongeveer',
  roundingOff: 'We mogen nog even afronden.',
} as const
