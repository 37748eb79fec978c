import { expect } from '@playwright/test'
import type { Counsellor } from '../journeys/people.ts'
import type { Play, Story } from './story.ts'

/** Who reads along: a colleague is called, the visitor says yes, and one goes again. */
export const handsStory: Story = {
  name: 'Changing hands',
  async play({ opens, at }: Play) {
    const stage = await opens()
    const noor = await stage.isReady('Noor')
    const lina = await stage.waits('Vosje')
    await at('the ring, at the desk', noor.page)
    await stage.takes(noor, lina)
    await lina.types('ik durf het thuis niet te zeggen')
    await noor.reads('ik durf het thuis niet te zeggen')
    const farid = await stage.isReady('Farid')
    await calls(noor, 'Meepraten', () => at('a colleague to call, at the desk', noor.page))
    await expect(farid.page.getByRole('heading', { name: 'Noor vraagt of je meepraat' })).toBeVisible()
    await at('called, at the desk of Farid', farid.page)
    await farid.takes()
    await expect(lina.page.getByRole('button', { name: 'Ja, maar alleen wat nog komt' })).toBeVisible()
    await at('may Farid talk along?', lina.page, { isExtra: true })
    await at('the visitor decides, at the desk of Farid', farid.page)
    await lina.page.getByRole('button', { name: 'Ja, Farid mag lezen wat ik schreef' }).click()
    await farid.types('Hallo, ik ben Farid.')
    await lina.reads('Hallo, ik ben Farid.')
    await at('the three talk', lina.page)
    await at('the three talk, at the desk', noor.page)
    await farid.page.getByRole('button', { name: 'Ik ga eruit' }).click()
    await farid.page.getByRole('button', { name: 'Ja, ik ga eruit' }).click()
    await noor.reads('Farid ging uit het gesprek.')
    await farid.page.getByRole('button', { name: /Klaar voor het volgende|Ik ben er weer/ }).click()
    await calls(noor, 'Overnemen')
    await farid.takes()
    await expect(lina.page.getByRole('button', { name: 'Ja, maar opnieuw beginnen' })).toBeVisible()
    await at('may Farid take over?', lina.page)
    await lina.page.getByRole('button', { name: 'Ja, Farid mag lezen wat ik schreef' }).click()
    await expect(noor.page.getByRole('heading', { name: 'Je gaf het gesprek door aan Farid.' })).toBeVisible()
    await at('Farid took over', lina.page)
    await at('Farid took over, at the desk of Noor', noor.page)
    await farid.roundsOff()
    await expect(lina.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeFocused()
    await at('rounded off by Farid', lina.page)
  },
}

async function calls(
  { page }: Counsellor,
  as: 'Overnemen' | 'Meepraten',
  look: () => Promise<void> = async () => undefined,
): Promise<void> {
  await page.getByRole('button', { name: 'Vraag een collega' }).click()
  await page.getByRole('button', { name: 'Farid', exact: true }).click()
  await page.getByRole('button', { name: as, exact: true }).click()
  await page.getByLabel('Waarom?').selectOption('heavy-talk')
  await look()
  await page.getByRole('button', { name: 'Bel Farid' }).click()
}
