/**
 * Attributes of every field of ours: nothing typed may reach the browser's session file, autofill, a spelling service,
 * a translator or a grammar extension. A field also has no name. Spread it: `<input {...privateField} />`.
 */
export const privateField = {
  autocomplete: 'off',
  // Written so that it is set as an attribute: the property is a boolean, to which 'off' means on.
  autoCorrect: 'off',
  autocapitalize: 'sentences',
  spellcheck: false,
  writingsuggestions: 'false',
  translate: false,
  'data-gramm': 'false',
  'data-lt-active': 'false',
} as const
