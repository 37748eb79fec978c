import { expect } from '@playwright/test'
import type { Stage } from './stage.ts'
import type { Play, Story } from './story.ts'

/** In line: every place, every trouble, and the ways out. */
export const waitStory: Story = {
  name: 'Waiting',
  async play({ opens, at }: Play) {
    const stage = await opens()
    const [first] = await stage.othersWait(2)
    const visitor = await stage.waits('Vosje')
    const { page } = visitor
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(page.getByText('Er zijn nog 2 mensen voor jou.').first()).toBeVisible()
    await expect.poll(() => visitor.announced.softly).toContain('Er zijn nog 2 mensen voor jou.')
    await at('third in line', page, { isExtra: true })
    await visitor.writesWhileWaiting('ik weet niet goed hoe ik moet beginnen')
    await page.getByRole('button', { name: /Geluid als het begint/ }).click()
    await at('something written, the sound on', page)
    first?.line.cut()
    await stage.passes(2)
    await at('it takes longer', page)

    visitor.watched.meets('cut off')
    await page.context().setOffline(true)
    await stage.passes(1)
    await expect(page.getByText('Je verbinding is weg.').first()).toBeVisible({ timeout: 60_000 })
    await stage.passes(0.5)
    await expect
      .poll(() => visitor.announced.aloud)
      .toEqual(['Je verbinding is weg. Je plaats blijft van jou. We proberen het opnieuw.'])
    await at('the connection is gone', page)
    await page.context().setOffline(false)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(page.getByText('Je verbinding is weg.')).toHaveCount(0, { timeout: 30_000 })

    await page.evaluate(() => void window.open('/chat'))
    const copy = await page.context().waitForEvent('page')
    await expect(copy.getByRole('heading', { name: 'Je gesprek staat al open' })).toBeVisible()
    await at('open in another tab', copy)
    await copy.close()
    await page.getByRole('button', { name: 'Ga uit de rij' }).click()
    await expect(page.getByRole('heading', { name: 'Je bent uit de rij' })).toBeFocused()
    await at('out of the line', page)
    expect(visitor.announced.aloud).toHaveLength(1)
    await afterReload(stage, at)
    await fullAndClosing({ opens, at })
  },
}

/** While what was there is fetched again. */
async function afterReload(stage: Stage, at: Play['at']): Promise<void> {
  const { page } = await stage.waits('Ster 9')
  await page.waitForTimeout(1_500)
  await page.route('**/api/resume', () => undefined)
  page.on('dialog', dialog => void dialog.accept())
  await page.reload()
  await expect(page.getByRole('heading', { name: 'We zijn er zo weer' })).toBeVisible()
  await at('after a reload', page)
}

/** The line is full; and later the evening ends. */
async function fullAndClosing({ opens, at }: Play): Promise<void> {
  const stage = await opens('19:00', { keepsHours: true })
  const noor = await stage.isReady('Noor')
  await stage.takes(noor, await stage.waits('Ster 9'))
  await stage.decides({ t: 'cap', most: 1 })
  const visitor = await stage.waits('Vosje')
  const late = await stage.visitor()
  await late.page.getByLabel('Hoe mogen we je noemen?').fill('Maan 3')
  await late.page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(late.page.getByRole('heading', { name: 'De rij is vol' })).toBeFocused()
  await at('the line is full', late.page, { isExtra: true })
  await late.leaves()
  await stage.passes(111)
  await expect(visitor.page.getByRole('heading', { name: 'We raken niet meer tot bij jou' })).toBeVisible()
  await at('it closes soon, and nobody will come', visitor.page, { isExtra: true })
  await stage.passes(10)
  await expect(visitor.page.getByRole('heading', { level: 1 })).toBeFocused()
  await at('it closed', visitor.page)
}
