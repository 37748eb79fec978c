/** Who is there, in the header of a conversation. */
export const connectionTexts = {
  you: 'Jij',
  connected: 'verbonden',
  away: 'even weg',
  lost: 'verbinding kwijt',
  hidden: 'kijkt elders',
  last: (ago: string) => `Laatste bericht ${ago} geleden`,
  justNow: 'Laatste bericht daarnet',
  seconds: (count: number) => `${count} seconden`,
  minutes: (count: number) => (count === 1 ? '1 minuut' : `${count} minuten`),
} as const

/** [DK38] In steps, so that it does not flicker: five seconds, and from a minute on whole minutes. */
export function lastMessageWords(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 5_000) * 5
  if (seconds < 5) return connectionTexts.justNow
  const { last, seconds: inSeconds, minutes } = connectionTexts
  return last(seconds < 60 ? inSeconds(seconds) : minutes(Math.floor(seconds / 60)))
}
