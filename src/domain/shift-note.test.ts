import { expect, test } from 'vitest'
import { warnsOf } from './shift-note.ts'

test.each([
  ['De stoel links is stuk.', []],
  ['Pc 3 hapert.', ['digits']],
  ['Tot 22 uur was het druk.', ['digits']],
  ['Bel 09 123 45 67', ['phone']],
  ['bel +32 470.12.34.56', ['phone']],
  ['mail naar team@clb.example', ['mail']],
])('[RG11] "%s" warns for %j', (text, warnings) => {
  expect(warnsOf(text)).toEqual(warnings)
})
