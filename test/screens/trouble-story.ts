import { expect } from '@playwright/test'
import type { Counsellor } from '../journeys/people.ts'
import type { HeardVisitor, Stage } from './stage.ts'
import type { Play, Story } from './story.ts'

/** What may go wrong while two people talk, and what each side reads then. */
export const troubleStory: Story = {
  name: 'Trouble',
  async play({ opens, at }: Play) {
    const stage = await opens()
    const noor = await stage.isReady('Noor')
    const lina = await stage.waits('Vosje')
    await stage.takes(noor, lina)
    await lina.types('hey')
    await noor.reads('hey')
    await offline(stage, lina, noor, at)
    await noor.leaves()
    await expect(lina.page.getByText('Noor is even weg.').first()).toBeVisible()
    await at('Noor is away', lina.page)
    await stage.passes(2)
    await expect(lina.page.getByRole('button', { name: 'Verder met een collega' })).toBeVisible()
    await at('Noor is not back after two minutes', lina.page, { isExtra: true })
    await lina.page.getByRole('button', { name: 'Verder met een collega' }).click()
    await at('a colleague is looked for', lina.page)
    await stage.passes(9)
    await expect(lina.page.getByRole('heading', { name: 'Het gesprek is verbroken' })).toBeFocused()
    await at('broken off', lina.page)
    // Which of the first two comes first is a matter of what was typed when.
    expect(lina.announced.aloud.slice(0, 2).sort()).toEqual([
      'De verbinding hapert. Typ gerust verder, we sturen het straks.',
      'Nog niet verstuurd.',
    ])
    expect(lina.announced.aloud.slice(2)).toEqual([
      'Noor is even weg. We zoeken de verbinding. Het ligt niet aan jou.',
      'Het gesprek is voorbij.',
    ])
    await lina.leaves()
  },
}

async function offline(stage: Stage, lina: HeardVisitor, noor: Counsellor, at: Play['at']): Promise<void> {
  const { page, watched } = lina
  watched.meets('cut off')
  await page.context().setOffline(true)
  await stage.passes(1)
  await expect(page.getByText('De verbinding hapert.').first()).toBeVisible({ timeout: 60_000 })
  await lina.types('ben je er nog')
  await stage.passes(1)
  await expect(page.getByText('Nog niet verstuurd.').first()).toBeVisible()
  await at('the connection is gone, a message waits', page, { isExtra: true })
  await at('the visitor is gone, at the desk', noor.page)
  await page.context().setOffline(false)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await noor.reads('ben je er nog')
  await expect.poll(() => lina.announced.softly).toContain('We zijn er weer. Alles is verstuurd.')
}
