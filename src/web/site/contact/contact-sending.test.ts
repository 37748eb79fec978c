import { beforeEach, describe, expect, test } from 'vitest'
import type { ContactRequest, SealedLetter } from '../../../protocol/contact.ts'
import type { WorkDone } from '../../../protocol/work.ts'
import { type ContactAnswer, ContactSending } from './contact-sending.ts'

const letter: SealedLetter = { v: 1, kind: 'contact', kid: 'k', enc: 'e', ct: 'c' }
const done = { counter: 1, key: 'k' } as WorkDone

/** A page whose ways out do what a test says. */
class Page {
  readonly posted: ContactRequest[] = []
  answers: (ContactAnswer | Error)[] = []
  hasKey = true
  sealed = 0
  readonly sending = new ContactSending({
    work: async () => done,
    seal: async () => {
      this.sealed += 1
      return this.hasKey ? letter : null
    },
    post: async request => {
      this.posted.push(request)
      const answer = this.answers.shift() ?? 'kept'
      if (answer instanceof Error) throw answer
      return answer
    },
    makeId: () => `id ${this.sealed}`,
  })

  get at(): string {
    return this.sending.stage.value.at
  }
}

const unreachable = new TypeError('failed to fetch')
let page: Page
beforeEach(() => {
  page = new Page()
  page.sending.type('text', ' Dag team ')
})

describe('who presses Verstuur', () => {
  test('[CT5] sends it sealed, and nothing of it stays in the page', async () => {
    await page.sending.send()
    expect(page.posted).toEqual([{ how: 'sealed', id: 'id 1', letter, work: done }])
    expect([page.at, page.sending.typed.value.text]).toEqual(['sent', ''])
  })

  test('[CT5] where it cannot be sealed is asked first, and sends it open only after an own yes', async () => {
    page.hasKey = false
    await page.sending.send()
    expect([page.at, page.posted, page.sending.typed.value.text]).toEqual(['unsealed', [], ' Dag team '])
    page.sending.reconsider()
    expect([page.at, page.posted]).toEqual(['writing', []])
    await page.sending.sendOpen()
    expect(page.posted).toMatchObject([{ how: 'open', text: 'Dag team', name: null, mailAddress: null }])
  })

  test('[CT5] without a connection keeps the words, and trying again is the same message', async () => {
    page.answers = [unreachable, 'kept']
    await page.sending.send()
    expect([page.at, page.sending.typed.value.text]).toEqual(['no-connection', ' Dag team '])
    await page.sending.send()
    expect([page.at, page.sealed, page.posted.map(({ id }) => id)]).toEqual(['sent', 1, ['id 1', 'id 1']])
  })

  test('[CT5] who changed a word meanwhile sends another message', async () => {
    page.answers = [unreachable]
    await page.sending.send()
    page.sending.type('text', 'Dag allemaal')
    await page.sending.send()
    expect(page.posted.map(({ id }) => id)).toEqual(['id 1', 'id 2'])
  })

  test('[CT8] whose work was over by then does it once more, unseen', async () => {
    page.answers = ['work-refused', 'kept']
    await page.sending.send()
    expect([page.at, page.posted.length]).toEqual(['sent', 2])
  })

  test('[CT7] from a busy network hears until when, and keeps the words', async () => {
    page.answers = [{ until: 5 }]
    await page.sending.send()
    expect([page.sending.stage.value, page.sending.typed.value.text]).toEqual([
      { at: 'too-many', until: 5 },
      ' Dag team ',
    ])
  })

  test('[CT2] hears what is to be mended before anything is sent; twice in a row sends once', async () => {
    page.sending.type('mailAddress', 'mia@')
    await page.sending.send()
    expect([page.sending.problems.value, page.posted]).toEqual([{ mailAddress: 'no-address' }, []])
    page.sending.type('mailAddress', '')
    await Promise.all([page.sending.send(), page.sending.send()])
    expect(page.posted).toHaveLength(1)
  })
})
