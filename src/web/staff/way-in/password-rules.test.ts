import { expect, test } from 'vitest'
import { ownWords, passwordProblem } from './password-rules.ts'
import { strengthOf } from './password-strength.ts'

const own = ['CLBch@t', 'clbchat', 'noor.peeters', 'Noor']

test.each([
  ['fourteen characters', 'drie wolken en', 'too-short'],
  ['129 characters', 'ab cd ef gh ij'.repeat(10).slice(0, 129), 'too-long'],
  ['the same few over and over', 'abababababababababab', 'too-few-different'],
  ['the words of the place with a year', 'Welkom-CLBchat-2026!', 'well-known-words'],
  ['digits for letters', 'W4chtw00rd!CLBch@t', 'well-known-words'],
  ['the own name', 'noorpeeters-noor-2010', 'well-known-words'],
  ['seasons and months', 'zomer-herfst-winter-2026', 'well-known-words'],
] as const)('[SI44] nobody uses %s as a password', (_, password, problem) => {
  expect(passwordProblem(password, own)).toBe(problem)
})

test.each(['vijf paarse fietsen eten soep', 'Uf7!kz-Qm2 pw9_Lr', 'ééntje kiest rüstig ôveral'])(
  '[SI44] a long sentence of one’s own is good, and so is what a password manager makes: %s',
  async password => {
    expect(passwordProblem(password, own)).toBeUndefined()
    expect(await strengthOf(password, ownWords(own))).toBeGreaterThanOrEqual(3)
  },
)

test.each(['sunshineprincess', 'qazwsxedcrfvtgb', 'poiuytrezapoiuytreza'])(
  '[SI44] what the rules let pass and everybody tries, the meter stops: %s',
  async password => {
    expect(await strengthOf(password, ownWords(own))).toBeLessThan(3)
  },
)
