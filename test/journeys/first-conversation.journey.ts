import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { plantedTraces } from '../scan.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Counsellor, Visitor } from './people.ts'
import { nothingStored, onlyR } from './watch-page.ts'

let helpline: DemoHelpline
let desks: Browser

test.beforeAll(async () => {
  helpline = await DemoHelpline.starts()
  desks = await launchBrowser('chromium')
})
test.afterAll(async () => {
  await desks?.close()
  await helpline?.closes()
})

const typed = {
  nickname: 'Zeepaardjemarkering71',
  whileWaiting: 'elke avond ruzie over mijn richting markering',
  first: 'mijn ouders willen dat ik wetenschappen doe markering',
  second: 'maar ik wil naar de kunstschool markering 😔',
  draft: 'dit verstuur ik nooit markering',
  survey: 'het luchtte op enquêtemarkering',
  answer: 'Dat weegt, elke avond ruzie. Antwoordmarkering.',
  more: 'Wat gebeurt er net voor het ruzie wordt? Antwoordmarkering.',
  notes: 'kladmarkering: kunstschool of wetenschappen',
}

test('[CV1] [CV3] [CV7] [PR1] [RD1] [RD2] [RD3] [RD6] [SV1] [SV4] a visitor and Noor talk from the first word to the last, and nothing readable stays', async ({
  browser,
}) => {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await expect(visitor.page.getByRole('link', { name: 'Meld een begeleider aan' })).toBeVisible()
  await visitor.startsAs(typed.nickname)
  await expect(visitor.page.getByRole('heading', { name: /Je staat in de rij/ })).toBeVisible()
  await visitor.writesWhileWaiting(typed.whileWaiting)

  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
  await expect(noor.page.getByRole('heading', { name: /Dag Noor/ })).toBeVisible()
  await noor.page.getByRole('button', { name: 'Ik ben er' }).click()
  await noor.takes()
  await noor.reads(typed.whileWaiting)
  await expect(noor.page.getByRole('heading', { name: typed.nickname, exact: true })).toBeVisible()
  await visitor.reads('Noor is erbij. Jullie zijn met twee.')

  await visitor.types(typed.first)
  await noor.reads(typed.first)
  await noor.types(typed.answer)
  await visitor.reads(typed.answer)
  await visitor.readsAsOnABoard()
  await visitor.hidesForAMoment()
  await visitor.types(typed.second)
  await noor.reads(typed.second)
  await noor.types(typed.more)
  await visitor.reads(typed.more)
  await noor.notes(typed.notes)
  await visitor.page.getByLabel(/Bericht aan|Jouw bericht/).fill(typed.draft)

  expect(await visitor.stored()).toEqual(onlyR)
  expect(await visitor.cookies()).toEqual([])
  expect(await helpline.traces(Object.values(typed))).toEqual([])

  await noor.roundsOff()
  await expect(visitor.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
  await expect(
    visitor.page.getByText('Dit gesprek is gewist. Op onze server staat er niets meer van.'),
  ).toBeVisible()
  await expect(noor.page.getByText('Het gesprek is gewist.')).toBeVisible()
  expect(await visitor.stored()).toEqual(nothingStored)
  await visitor.saysHowItWas(typed.survey)
  expect(await visitor.stored()).toEqual(nothingStored)

  expect(visitor.watched.faults).toEqual([])
  expect(noor.watched.faults).toEqual([])
  await visitor.leaves()
  await noor.leaves()
  await helpline.stop()
  expect(await helpline.traces(Object.values(typed))).toEqual([])
  expect(await plantedAndFound()).toEqual([])
  await helpline.start()
})

test('[CV7] [SE34] a visitor stops the talk, with the keyboard alone: Noor reads who ended it, and both screens say it is gone', async ({
  browser,
}) => {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await visitor.page.getByRole('link', { name: 'Start een gesprek' }).press('Enter')
  await visitor.page.getByLabel('Hoe mogen we je noemen?').fill('Duin 4')
  await visitor.page.keyboard.press('Enter')
  await expect(visitor.page.getByRole('heading', { name: /Je staat in de rij/ })).toBeFocused()
  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
  await noor.page.getByRole('button', { name: /^Ik ben er/ }).click()
  await noor.takes()
  await expect(visitor.page.getByLabel(/Bericht aan/)).toBeFocused()
  await visitor.page.keyboard.type('dag Noor')
  await visitor.page.keyboard.press('Enter')
  await noor.reads('dag Noor')
  await visitor.page.getByRole('button', { name: 'Stop het gesprek' }).press('Enter')
  await expect(visitor.page.getByRole('button', { name: 'Nee, verder praten' })).toBeFocused()
  await visitor.page.getByRole('button', { name: 'Ja, stop' }).press('Enter')
  await expect(visitor.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeFocused()
  await expect(
    visitor.page.getByText('Dit gesprek is gewist. Op onze server staat er niets meer van.'),
  ).toBeVisible()
  await expect(noor.page.getByText('Duin 4 stopte het gesprek.').first()).toBeVisible()
  await expect(noor.page.getByText('Het gesprek is gewist.').first()).toBeVisible()
  await visitor.leaves()
  await noor.leaves()
})

/** The positive control, in the same place and by the same eyes: gives what the scan should have seen and did not. */
async function plantedAndFound(): Promise<string[]> {
  const planted = plantedTraces(typed.second)
  for (const [name, bytes] of planted) await writeFile(join(helpline.dataDirectory, `planted ${name}`), bytes)
  const found = await helpline.traces([typed.second])
  return [...planted.keys()].filter(name => !found.some(({ place }) => place.endsWith(`planted ${name}`)))
}
