/** What a coordinator reads of who asks to talk about it. */
export const texts = {
  region: 'Napraten',
  asks: (name: string) => `${name} vraagt even na te praten.`,
  answered: (name: string, by: string) => `${by} belt ${name}.`,
  answer: 'Ik bel',
} as const
