import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { TestProxy } from '../proxy.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Counsellor, Visitor } from './people.ts'
import { nothingStored, onlyR } from './watch-page.ts'

let helpline: DemoHelpline
let desks: Browser
let school: TestProxy

test.beforeAll(async () => {
  helpline = await DemoHelpline.starts()
  desks = await launchBrowser('chromium')
  school = await TestProxy.standsBefore(helpline.url, { upgrades: 'ignores', isHoldingBack: false })
})
test.afterAll(async () => {
  await school?.goes()
  await desks?.close()
  await helpline?.closes()
})

for (const [manner, upgrades, isHoldingBack] of [
  ['never answers a WebSocket', 'ignores', false],
  ['refuses one, and holds every answer back until it ends', 'refuses', true],
] as const) {
  test(`[WR7] a visitor behind a school's proxy that ${manner} talks with Noor, who has none`, async ({
    browser,
  }) => {
    school.manners.upgrades = upgrades
    school.manners.isHoldingBack = isHoldingBack
    const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
    await noor.isReady()
    const visitor = await Visitor.opensBrowser(browser, school.url)
    visitor.watched.meets('cut off')
    await visitor.opensTheSite()
    await visitor.startsAs('Wolk 12')
    await noor.takes()
    await visitor.reads('Noor is erbij. Jullie zijn met twee.')
    await visitor.types('op school lukt bijna niets')
    await noor.reads('op school lukt bijna niets')
    await noor.types('Dit lukt wel.')
    await visitor.reads('Dit lukt wel.')

    // The lesson is over and the network hiccups: what was said meanwhile is still there.
    school.breaksAll()
    await visitor.types('ben je er nog?')
    await noor.reads('ben je er nog?')
    await noor.types('Ik ben er nog.')
    await visitor.reads('Ik ben er nog.')

    expect(await visitor.stored()).toEqual(onlyR)
    expect(await visitor.cookies()).toEqual([])
    await noor.roundsOff()
    await expect(visitor.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
    expect(await visitor.stored()).toEqual(nothingStored)
    await visitor.leaves()
    await noor.leaves()
  })
}
