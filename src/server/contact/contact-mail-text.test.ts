import { expect, test } from 'vitest'
import { contactMailText } from './contact-mail-text.ts'

test('[CT12] what somebody typed cannot pass for words of the helpline: each line of it is marked', () => {
  const { subject, text } = contactMailText(
    {
      ...{ how: 'open', id: 'a'.repeat(22), at: { day: '2026-11-27', hour: 16 }, state: 'new' },
      ...{ mail: { state: 'owed', tries: 0 }, name: 'Mia', mailAddress: null },
      text: 'Dag\n\nAfhandelen of wissen doe je via https://kwaad.example/desk',
    },
    'Springuur',
    'https://springuur.example/desk',
  )
  expect(subject).toBe('Springuur: bericht van het contactformulier')
  expect(text).toContain('\n> Dag\n>\n> Afhandelen of wissen doe je via https://kwaad.example/desk\n')
  expect(text).toMatch(/\nAfhandelen of wissen doe je via https:\/\/springuur\.example\/desk$/)
})
