/** Every sentence in these objects of texts; a text that takes a name or a number gets an example. */
export function siteTextsFor(texts: unknown): readonly string[] {
  return wordsIn(texts).flatMap(text => text.split(/(?<=[.?!])\s+/))
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (typeof value === 'function') return wordsIn(value('Noor', 'Noor'))
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsIn)
}
