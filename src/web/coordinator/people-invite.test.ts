import { expect, test } from 'vitest'
import { linksAsCsv, linksAsText, mostAtOnce, readNames } from './people-invite.ts'

const words = {
  'psycho-pedagogical': 'psycho-pedagogisch',
  social: 'sociaal',
  medical: 'medisch',
  'study-choice': 'studiekeuze',
}

test('[SI64] a list of names is read line by line, with disciplines for who has them', () => {
  const { people, refused } = readNames('Noor; Sociaal, studiekeuze\n\n  Farid\tmedisch \r\nEls', words)
  expect(refused).toEqual([])
  expect(people.map(({ number, who, disciplines }) => [number, who, ...disciplines])).toEqual([
    [1, 'Noor', 'social', 'study-choice'],
    [3, 'Farid', 'medical'],
    [4, 'Els'],
  ])
})

test('[SI64] what cannot be read is refused by its line, and the rest stands', () => {
  const lines = ['Noor', '; sociaal', 'noor', 'Farid; juridisch', 'Els; sociaal; x', 'x'.repeat(81), 'Sara']
  const { people, refused } = readNames(lines.join('\n'), words)
  expect(people.map(({ who }) => who)).toEqual(['Noor', 'Sara'])
  expect(refused.map(({ number, why, part }) => [number, why, part])).toEqual([
    [2, 'no-name', undefined],
    [3, 'twice', undefined],
    [4, 'unknown-discipline', 'juridisch'],
    [5, 'too-many-parts', undefined],
    [6, 'too-long', undefined],
  ])
})

test('[SI64] a list longer than fits in one go keeps what fits', () => {
  const many = Array.from({ length: mostAtOnce + 2 }, (_, at) => `Persoon ${at}`)
  const { people, refused } = readNames(many.join('\n'), words)
  expect([people.length, refused.map(({ why }) => why)]).toEqual([mostAtOnce, ['too-many', 'too-many']])
})

test('[SI64] links leave as text and for a spreadsheet, where a name is never a formula', () => {
  const links = [
    { who: '=Noor "N"', link: 'https://chat.example/uitnodiging#a.b' },
    { who: 'Farid', link: 'https://chat.example/uitnodiging#c.d' },
  ]
  expect(linksAsText(links).split('\n')[1]).toBe('Farid\thttps://chat.example/uitnodiging#c.d')
  expect(linksAsCsv(links, ['Naam', 'Link'])).toBe(
    '\ufeff"Naam";"Link"\r\n"\'=Noor ""N""";"https://chat.example/uitnodiging#a.b"\r\n"Farid";"https://chat.example/uitnodiging#c.d"\r\n',
  )
})
