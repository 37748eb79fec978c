/** What one reads around the list of ready sentences. */
export const sentenceTexts = {
  hintBefore: 'Typ',
  hintAfter: 'voor een standaardzin',
  open: 'Standaardzinnen',
  list: 'Standaardzinnen',
  count: (count: number) => (count === 1 ? '1 zin' : `${count} zinnen`),
  editFirst: 'eerst aanpassen, dan versturen',
  own: 'eigen zin',
  example: 'voorbeeld',
  nothing: 'Geen zin gevonden.',
  loading: 'We halen de zinnen op …',
  failed: 'We konden de gedeelde zinnen niet ophalen. We proberen het opnieuw.',
  gap: 'Vul eerst in wat tussen haakjes staat. Toch zo versturen? Druk dan nog eens.',
} as const
