import { expect, test } from 'vitest'
import { filesUnder } from './read-docs.ts'
import { fieldsIn, type WrittenField } from './read-fields.ts'

const pages = filesUnder('src/web', /\.tsx$/).filter(file => !file.endsWith('.test.tsx'))
const written = pages.map(fieldsIn)
const all = written.flatMap(({ fields }) => fields)
const fields = all.filter(({ tag }) => tag !== 'form')
const given = written.flatMap(one => one.given)

/** Of a way in: for a password manager, unlike every other field (decision 0018). */
const ofWayIn = ['username', 'current-password', 'new-password', 'one-time-code']
const nothingIsTyped = ['checkbox', 'radio', 'range', 'hidden']
const keepsNothing = ({ says }: WrittenField) =>
  says['autocomplete'] === 'off' || says['type'] === 'hidden' || ofWayIn.includes(`${says['autocomplete']}`)
const isTyped = ({ tag, says }: WrittenField) =>
  tag === 'textarea' || (tag === 'input' && !nothingIsTyped.includes(`${says['type']}`))
const placeOf = ({ tag, file, line }: WrittenField) => `${tag} in ${file}:${line}`

test('[SC29] a browser keeps nothing of any field: not in its session file, not for another time', () => {
  expect(fields.length).toBeGreaterThan(45)
  expect(fields.filter(one => !keepsNothing(one)).map(placeOf)).toEqual([])
  expect(given.length).toBeGreaterThan(8)
  expect(given.filter(one => !keepsNothing(one)).map(placeOf)).toEqual([])
})

test('[SC29] no service reads along where something is typed', () => {
  const typed = fields.filter(isTyped)
  expect(typed.length).toBeGreaterThan(25)
  const read = typed.filter(({ says }) => `${says['spellcheck']}` !== 'false')
  expect(read.map(placeOf)).toEqual([])
})

test('[SC29] only a form without script has names, and only staff have fields for a password manager', () => {
  const named = fields.filter(({ says }) => says['name'] !== undefined && says['type'] !== 'radio')
  expect([...new Set(named.map(({ file }) => file))]).toEqual(['src/web/site/contact/contact-form.tsx'])
  const managed = [...fields, ...given].filter(({ says }) => ofWayIn.includes(`${says['autocomplete']}`))
  expect(managed.length).toBeGreaterThan(4)
  expect(managed.filter(({ file }) => !file.startsWith('src/web/staff/')).map(placeOf)).toEqual([])
})

test('[SC29] no form is kept whole', () => {
  const forms = all.filter(({ tag, says }) => tag === 'form' && says['method'] !== 'dialog')
  expect(forms.length).toBeGreaterThan(15)
  expect(forms.filter(({ says }) => says['autocomplete'] !== 'off').map(placeOf)).toEqual([])
})
