import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Counsellor } from './people.ts'

let helpline: DemoHelpline
let desks: Browser

test.beforeAll(async () => {
  helpline = await DemoHelpline.starts()
  // A Firefox without a sound card lets no page be heard.
  desks = await launchBrowser('chromium')
})
test.afterAll(async () => {
  await desks?.close()
  await helpline?.closes()
})

test('[DK3] [DK15] [DK64] Noor tests the sound by keyboard: a held key answers nothing, a volume that is off promises nothing, and “Ik ben er” is always in view', async () => {
  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor', {
    viewport: { width: 360, height: 760 },
  })
  const { page } = noor
  const question = page.getByText('Hoorde je het?')
  const promise = page.getByText('Je hoort het als er iemand wacht.')
  await expect(page.getByRole('button', { name: 'Ik ben er' })).toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: 'Test geluid' }).focus()
  await page.keyboard.down('Enter')
  await expect(question).toBeVisible()
  for (let times = 0; times < 3; times++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(page.getByRole('status').filter({ has: question })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(promise).toBeVisible()
  await expect(page.getByRole('status').filter({ has: promise })).toBeFocused()

  const volume = page.getByRole('slider', { name: 'Volume', exact: true })
  await volume.fill('0')
  await expect(promise).toBeHidden()
  await expect(page.getByText('Het volume staat uit.')).toBeVisible()
  await volume.fill('50')
  await expect(promise).toBeVisible()
  expect(noor.watched.faults).toEqual([])
  await noor.leaves()
})
