import { expect, type Page } from '@playwright/test'
import type { Counsellor } from '../journeys/people.ts'
import { everyPart } from './every-part.ts'
import type { Stage } from './stage.ts'
import type { Play, Story } from './story.ts'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

/** A shift of Noor, from signing in to going home. */
export const deskStory: Story = {
  name: 'The desk',
  async play({ opens, at }: Play) {
    const stage = await opens()
    const desk = await stage.page('/desk')
    await expect(button(desk, 'Meld aan als Noor')).toBeVisible()
    await at('signing in', desk)
    const noor = await stage.counsellor('Noor')
    const { page } = noor
    await expect(button(page, /^Ik ben er/)).toBeVisible()
    await at('the start of the shift', page, { isExtra: true })
    await everyPart(page, at)
    await practice(noor, at)
    await button(page, 'Balie').click()
    await noor.isReady()
    await at('free', page)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Typ een actie' })).toBeFocused()
    await at('every act by its name', page)
    await page.keyboard.press('Escape')
    await missed(stage, noor, at)
    await talkAndClose(stage, noor, at)
    await rest(noor, at)
  },
}

async function practice({ page }: Counsellor, at: Play['at']): Promise<void> {
  await button(page, 'Oefenen').click()
  await button(page, 'Oefen pesten').click()
  await expect(page.getByText('Oefening: telt niet mee, niemand leest mee')).toBeVisible()
  await at('a practice conversation', page)
  await button(page, 'Stop de oefening').click()
  await expect(page.getByRole('heading', { name: 'Even terugkijken' })).toBeVisible()
  await at('looking back at a practice', page)
}

/** A ring that nobody answers. */
async function missed(stage: Stage, { page }: Counsellor, at: Play['at']): Promise<void> {
  const lina = await stage.waits('Wolk 4')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await at('the ring', page, { isExtra: true })
  await stage.passes(0.5)
  await expect(page.getByRole('heading', { name: 'Je was even weg.' })).toBeVisible()
  await at('away after a ring', page)
  await lina.page.getByRole('button', { name: 'Ga uit de rij' }).click()
  await button(page, /^Ik ben er weer/).click()
}

async function talkAndClose(stage: Stage, noor: Counsellor, at: Play['at']): Promise<void> {
  const { page } = noor
  const lina = await stage.waits('Vosje')
  await stage.takes(noor, lina)
  const field = page.getByLabel(/^Bericht aan/)
  await field.fill('/')
  await expect(page.getByRole('option').first()).toBeVisible()
  await at('the list of sentences', page)
  await field.press('Escape')
  await field.fill('')
  await button(page, '10 min erbij').click()
  await at('reasons for more time', page)
  await page.keyboard.press('Escape')
  await button(page, 'Rond af').click()
  await at('the question before rounding off', page)
  await button(page, 'Ja, rond af').click()
  await button(page, /^Gesprek/).click()
  await expect(page.getByText('Waarover ging het?')).toBeVisible()
  await at('closing a talk', page)
  await page.locator('#closing-themes label').first().click()
  await button(page, 'Zwaar, ik wil even ademen').click()
  await button(page, /^Bewaar/).click()
  await expect(page.getByRole('heading', { name: 'Even ademen' })).toBeVisible()
  await at('a while to breathe', page)
}

async function rest({ page }: Counsellor, at: Play['at']): Promise<void> {
  await button(page, /Klaar voor het volgende|Ik ben er weer/)
    .first()
    .click()
  await button(page, 'Even pauze').first().click()
  await at('a pause', page)
  await button(page, 'Meld af').click()
  await expect(page.getByRole('heading', { name: 'Bedankt voor vandaag, Noor.' })).toBeVisible()
  await at('the end of the shift', page)
}
