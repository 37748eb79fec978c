import { expect, type Page } from '@playwright/test'
import { RealHouse } from '../real-house.ts'
import { everyPart } from './every-part.ts'
import type { At, Play, Story } from './story.ts'

/** Bram leads the evening; and a helpline that begins. */
export const coordinatorStory: Story = {
  name: 'The coordinator',
  async play({ opens, at }: Play) {
    const stage = await opens()
    await stage.isThere('noor')
    await stage.othersWait(3)
    const bram = await stage.counsellor('Bram')
    const { page } = bram
    await expect(page.getByRole('heading', { name: 'Nu op de chat' })).toBeVisible()
    await at('the live board', page, { isExtra: true })
    await page.locator('summary', { hasText: 'Nu sluiten' }).click()
    await at('closing on the spot', page)
    bram.watched.meets('cut off')
    await everyPart(page, at, ['Oefenen'])
    await auditLog(page, at)
    await beginning({ opens, at })
  },
}

/** What the page of the log shows when all is not as usual. */
async function auditLog(page: Page, at: At): Promise<void> {
  await page.getByRole('navigation').first().getByText('Logboek', { exact: true }).click()
  await page.locator('summary', { hasText: 'De code op het einde' }).click()
  await at('the codes of the days', page)
  await page.route('**/api/audit-log', route => route.abort())
  await page.getByRole('button', { name: 'Vernieuw' }).click()
  await at('the audit log without the server', page)
  await page.unroute('**/api/audit-log')
  await page.route('**/api/audit-log', async route => {
    const answer = await route.fetch()
    const seen = { hash: null, isPruned: false }
    await route.fulfill({ response: answer, json: { ...(await answer.json()), seen, brokenAt: 3 } })
  })
  await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
  await expect(page.getByRole('heading', { name: 'Het logboek is veranderd' })).toBeVisible()
  await at('the audit log was changed', page)
  await page.unroute('**/api/audit-log')
}

/** Nobody set this helpline up. */
async function beginning({ opens, at }: Play): Promise<void> {
  const real = await RealHouse.open()
  const stage = await opens()
  try {
    const page = await stage.newPage({ baseURL: real.settings.publicUrl })
    for (const path of ['/', '/chat', '/uitnodiging', '/set-up']) {
      await page.goto(path === '/set-up' ? `/set-up#${real.house.setUpSecret}` : path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await at(`not set up: ${path}`, page)
    }
    await page.context().close()
  } finally {
    await real.closes()
  }
}
