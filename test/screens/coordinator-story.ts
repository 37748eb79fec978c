import { expect } from '@playwright/test'
import { RealHouse } from '../real-house.ts'
import { everyPart } from './every-part.ts'
import type { Play, Story } from './story.ts'

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
    await everyPart(page, at, ['Oefenen'])
    await beginning({ opens, at })
  },
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
