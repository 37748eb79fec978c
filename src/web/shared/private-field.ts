/**
 * Attributes of every field of ours: nothing typed may reach the browser's session file, autofill, a spelling service,
 * a translator or a grammar extension. A field also has no name. Spread it: `<input {...privateField} />`.
 */
export const privateField = {
  autocomplete: 'off',
  autocorrect: 'off',
  autocapitalize: 'sentences',
  spellcheck: false,
  writingsuggestions: 'false',
  translate: false,
  'data-gramm': 'false',
  'data-lt-active': 'false',
} as const
