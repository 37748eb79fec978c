import { expect, type Page } from '@playwright/test'
import type { Counsellor } from '../journeys/people.ts'
import type { HeardVisitor, Stage } from './stage.ts'
import { type Play, type Story, viewports } from './story.ts'

const words: readonly (readonly ['lina' | 'noor', string])[] = [
  ['noor', 'Dag Vosje, ik ben Noor. Fijn dat je er bent. Waarover wil je praten?'],
  ['lina', 'hey. weet niet goed hoe beginnen'],
  ['noor', 'Dat is oké. Je hoeft niet bij het begin te beginnen. Neem gerust je tijd.'],
  ['lina', 'mijn ouders willen dat ik wetenschappen doe volgend jaar'],
  ['lina', 'maar ik wil naar de kunstschool. we maken er elke avond ruzie over'],
  ['noor', 'Elke avond ruzie, dat weegt. En het gaat over iets dat jij graag doet.'],
  ['noor', 'Wat gebeurt er meestal net voor het ruzie wordt?'],
]

/** A conversation from the first word to the last, on both sides. */
export const talkStory: Story = {
  name: 'Talking',
  async play({ opens, at }: Play) {
    const stage = await opens()
    const noor = await stage.isReady('Noor')
    const lina = await stage.waits('Vosje')
    await stage.takes(noor, lina)
    await expect(lina.page.getByLabel('Bericht aan Noor')).toBeFocused()
    await at('Noor is there', lina.page)
    await speak(stage, lina, noor)
    await at('a conversation', lina.page, { isExtra: true })
    await at('a conversation, at the desk', noor.page)
    await moments({ stage, lina, noor, at })
    await time({ stage, lina, noor, at })
    await theEnd({ stage, lina, noor, at })
  },
}

interface Talk {
  readonly stage: Stage
  readonly lina: HeardVisitor
  readonly noor: Counsellor
  readonly at: Play['at']
}

async function speak(stage: Stage, lina: HeardVisitor, noor: Counsellor): Promise<void> {
  for (const [by, text] of words) {
    const [speaker, listener] = by === 'lina' ? [lina, noor] : [noor, lina]
    await speaker.types(text)
    await listener.reads(text)
    await stage.passes(1)
  }
}

async function moments({ lina, noor, at }: Talk): Promise<void> {
  const { page } = lina
  await noor.page.getByLabel(/^Bericht aan/).pressSequentially('En')
  await expect(page.getByText('Noor schrijft …').first()).toBeVisible()
  await expect.poll(() => lina.announced.softly).toContain('Noor schrijft …')
  await at('Noor writes', page)
  await noor.page.getByLabel(/^Bericht aan/).fill('')
  await page.getByRole('button', { name: 'Ik denk even na' }).click()
  await page.getByLabel('Bericht aan Noor').fill('a'.repeat(1_900))
  await at('a long message, and room for little more', page)
  await page.getByLabel('Bericht aan Noor').fill('ik wil dood')
  await expect(page.getByRole('heading', { name: /./ }).and(page.locator('#danger-title'))).toBeVisible()
  await at('what sounds like danger', page)
  await page.locator('.danger-note').getByRole('button').click()
  await page.getByLabel('Bericht aan Noor').fill('')
  await page.setViewportSize(viewports.phone)
  await page.getByRole('button', { name: 'Meer' }).click()
  await at('more, on a phone', page, { only: 'phone' })
  await page.getByRole('button', { name: 'Sluit', exact: true }).click()
  await page.setViewportSize(viewports.desktop)
  await page.getByRole('button', { name: 'Grotere letters, meer ruimte of donker scherm' }).click()
  await expect(page.getByRole('heading', { name: 'Lees je liever anders?', level: 2 }).last()).toBeVisible()
  await at('reading otherwise', page)
  await page.getByRole('button', { name: 'Klaar', exact: true }).click()
  await page.getByRole('button', { name: 'Even verbergen' }).click()
  await expect(page.getByRole('button', { name: 'Verder', exact: true })).toBeFocused()
  await at('hidden for a moment', page)
  await page.keyboard.press('Escape')
  await stopQuestion(page, at)
}

async function stopQuestion(page: Page, at: Play['at']): Promise<void> {
  await page.getByRole('button', { name: 'Stop het gesprek' }).click()
  await expect(page.getByRole('button', { name: 'Nee, verder praten' })).toBeFocused()
  await at('the question before the end', page)
  await page.getByRole('button', { name: 'Nee, verder praten' }).click()
  await expect(page.getByRole('button', { name: 'Stop het gesprek' })).toBeFocused()
}

async function time({ stage, lina, noor, at }: Talk): Promise<void> {
  await stage.passes(6)
  await expect(lina.page.getByText('Ben je er nog?').first()).toBeVisible()
  await at('five minutes of silence', lina.page)
  await lina.page.getByRole('button', { name: 'Ik ben er' }).click()
  await stage.passes(22)
  await expect(lina.page.getByText('We ronden straks af').first()).toBeVisible()
  await at('ten minutes left', lina.page, { isExtra: true })
  await at('ten minutes left, at the desk', noor.page)
  await lina.page.getByRole('button', { name: 'Ik wil meer tijd' }).click()
  await expect(noor.page.getByText('Vosje vraagt meer tijd.').first()).toBeVisible()
  await at('more time is asked', lina.page)
  await at('more time is asked, at the desk', noor.page)
  await stage.passes(11)
  await expect(lina.page.getByText('We mogen nog even afronden.').first()).toBeVisible()
  await at('past the plan', lina.page)
  await at('past the plan, at the desk', noor.page)
  await noor.page.getByRole('button', { name: 'Crisis', exact: true }).click()
  await expect(lina.page.getByText('Neem de tijd die je nodig hebt.')).toBeVisible()
  await at('no clock', lina.page)
  await at('a crisis, at the desk', noor.page)
  await noor.page.getByRole('button', { name: 'Crisis voorbij' }).click()
}

async function theEnd({ lina, noor, at }: Talk): Promise<void> {
  const { page, announced } = lina
  await lina.types('bedankt, ik ga het eerst aan mijn mama vertellen')
  await page.getByRole('button', { name: 'Stop het gesprek' }).click()
  await page.getByRole('button', { name: 'Ja, stop' }).click()
  await expect(page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeFocused()
  await expect(page.getByText('Dit gesprek is gewist.')).toBeVisible()
  await at('the end', page, { isExtra: true })
  const survey = page.getByRole('region', { name: 'Drie korte vragen' })
  for (const answer of ['beter', 'een beetje', 'misschien'])
    await survey.getByText(answer, { exact: true }).click()
  await at('three taps', page)
  await survey.getByRole('button', { name: 'Verstuur' }).click()
  await expect(survey.getByText('Bedankt. Je antwoorden zijn verstuurd.')).toBeVisible()
  await page.getByText('Nog even nalezen').click()
  await at('reading again', page)
  await expect(noor.page.getByText('Wat was dit?')).toBeVisible()
  await at('closing, at the desk', noor.page)
  expect(announced.aloud).toEqual(['Het gesprek is voorbij.'])
  expect(announced.softly).toEqual(
    expect.arrayContaining(['Ben je er nog? Neem gerust je tijd.', 'We mogen nog even afronden.']),
  )
}
