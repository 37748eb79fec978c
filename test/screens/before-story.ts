import { expect } from '@playwright/test'
import type { Stage } from './stage.ts'
import type { Play, Story } from './story.ts'

/** Before somebody stands in line: the form, and every way in which the door may say no. */
export const beforeStory: Story = {
  name: 'Before the chat',
  async play({ opens, at }: Play) {
    const stage = await opens()
    const visitor = await stage.visitor()
    const { page } = visitor
    const start = page.getByRole('button', { name: 'Start', exact: true })
    const name = page.getByLabel('Hoe mogen we je noemen?')
    await expect(start).toBeVisible()
    await at('the form', page, { isExtra: true })
    await name.fill('')
    await start.click()
    await expect(page.getByText('Vul een naam in.')).toBeVisible()
    await expect(name).toBeFocused()
    await at('no name yet', page)
    await name.fill('Vosje')
    await expect(page.getByText('Vul een naam in.')).toBeHidden()
    await page.getByText('Wil je al iets vertellen?').click()
    await page.getByRole('button', { name: /ik ben in gevaar/ }).click()
    await page.getByText('Dit is een computer die anderen ook gebruiken').click()
    await page.getByText('Wat ziet iemand anders later nog?').click()
    await expect(page.getByText('Dit tabblad onthoudt niets,')).toBeVisible()
    await expect(page.getByText('Dit tabblad onthoudt één code.')).toBeHidden()
    await at('all that may be told, and a theme of danger', page)
    await stage.decides({
      ...{ t: 'close-now', kind: 'closed', minutes: null },
      reason: 'We zijn met te weinig begeleiders.',
    })
    await expect(page.getByText('Zodra het weer kan, staat hier de knop om te starten.')).toBeVisible()
    await at('closed while filling in', page)
    await stage.decides({ t: 'as-planned' })
    await expect(start).toBeVisible()

    // Whose page does not hear that it closed meanwhile, is told at the door.
    visitor.watched.meets('cut off')
    await page.route('**/status*', route => route.abort())
    await page.reload()
    await name.fill('Vosje')
    await stage.decides({ t: 'close-now', kind: 'paused', reason: 'We herstellen iets.', minutes: 30 })
    await stage.isClosed()
    await start.click()
    await expect(start).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await at('not let in: a pause', page)
    await stage.decides({ t: 'as-planned' })
    await visitor.leaves()

    await tooOld(stage, at)
    await noAnswer(stage, at)
  },
}

/** A browser that cannot make the keys, or runs no script. */
async function tooOld(stage: Stage, at: Play['at']): Promise<void> {
  const old = await stage.newPage()
  await old.addInitScript(() => {
    const isUnknown = () => Promise.reject(new Error('not known here'))
    Object.defineProperty(crypto.subtle, 'generateKey', { value: isUnknown })
  })
  await old.goto('/chat')
  await expect(old.getByRole('heading', { name: 'Deze browser is te oud' })).toBeVisible()
  await at('a browser that is too old', old)
  const plain = await stage.page('/chat', { javaScriptEnabled: false })
  await at('the chat without script', plain, { isPictureOnly: true })
}

/** The server gives no answer. */
async function noAnswer(stage: Stage, at: Play['at']): Promise<void> {
  const { page, watched } = await stage.visitor()
  watched.meets('cut off')
  await page.getByLabel('Hoe mogen we je noemen?').fill('Vosje')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await stage.passes(0.5)
  await expect(page.getByText('We krijgen nog geen verbinding.')).toBeVisible({ timeout: 15_000 })
  await at('no connection at the start', page)
}
