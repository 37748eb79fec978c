import { privateField } from '../../shared/private-field.ts'

/**
 * Fields of a way in are for a password manager, unlike every other field of ours: it types a long password and a code
 * without anybody reading along (decision 0018). Nothing else may learn what is typed.
 */
const base = { ...privateField, autocapitalize: 'none' } as const

export const usernameField = { ...base, type: 'text', autocomplete: 'username' } as const
export const passwordField = { ...base, autocomplete: 'current-password' } as const
export const newPasswordField = { ...base, autocomplete: 'new-password' } as const
export const codeField = {
  ...base,
  type: 'text',
  inputMode: 'numeric',
  autocomplete: 'one-time-code',
} as const
