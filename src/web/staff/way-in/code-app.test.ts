import { Secret, URI } from 'otpauth'
import { expect, test } from 'vitest'
import { codeAddress, makeCodeSeed, qrPath, seedInWords } from './code-app.ts'
import { codeTyped } from './code-typed.ts'

test('[SI45] an app that reads the square or the text has the very seed that the server gets', () => {
  for (let times = 0; times < 20; times++) {
    const seed = makeCodeSeed()
    const read = URI.parse(codeAddress(seed, 'CLBch@t', 'noor.p'))
    expect(new Uint8Array(read.secret.bytes)).toEqual(seed)
    expect([read.issuer, read.label, read.digits]).toEqual(['CLBch@t', 'noor.p', 6])
    const typed = Secret.fromBase32(seedInWords(seed).replaceAll(' ', ''))
    expect(new Uint8Array(typed.bytes)).toEqual(seed)
  }
})

test('[SI45] the square is drawn as one path, without style', () => {
  const { size, path } = qrPath(codeAddress(makeCodeSeed(), 'CLBch@t', 'noor'))
  expect(size).toBeGreaterThan(30)
  expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
})

test('[SI45] a code counts however it was spaced, and nothing else is a code', () => {
  expect(['123456', '123 456', ' 123-456 '].map(codeTyped)).toEqual(['123456', '123456', '123456'])
  expect(['12345', '1234567', 'abcdef', ''].map(codeTyped)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
