const names = new Intl.DisplayNames('nl', { type: 'language' })

/** [WP4] In which languages somebody can answer: "Je begeleider antwoordt in het Nederlands of het Frans." */
export function languagesInWords(languages: readonly string[]): string {
  const told = languages.map(language => `het ${names.of(language) ?? language}`)
  const last = told.at(-1) ?? ''
  const list = told.length < 2 ? last : `${told.slice(0, -1).join(', ')} of ${last}`
  return `Je begeleider antwoordt in ${list}.`
}
