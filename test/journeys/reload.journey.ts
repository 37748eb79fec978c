import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
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
  first: 'thuis weet niemand dit herlaadmarkering',
  answer: 'Goed dat je het hier zegt. Herlaadmarkering.',
  draft: 'ik durf het niet goed te herlaadmarkering',
  onward: 'sorry mijn scherm viel uit herlaadmarkering',
}

/** A visitor talks with this counsellor. */
async function talks(browser: Browser, name: string, nickname: string) {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await visitor.startsAs(nickname)
  await expect(visitor.page.getByRole('heading', { name: /Je staat in de rij/ })).toBeVisible()
  const counsellor = await Counsellor.signsIn(desks, helpline.url, name)
  await counsellor.page.getByRole('button', { name: /^Ik ben er/ }).click()
  await counsellor.takes()
  await visitor.types(typed.first)
  await counsellor.reads(typed.first)
  await counsellor.types(typed.answer)
  await visitor.reads(typed.answer)
  return { visitor, counsellor }
}

test('[CH10] [SE23] [SE24] a visitor reloads in the middle, twice: the words, the names and the unsent line are there, and they go on', async ({
  browser,
}) => {
  const { visitor, counsellor: noor } = await talks(browser, 'Noor', 'Zeepaardje 8')
  const field = visitor.page.getByLabel(/Bericht aan Noor/)
  const secret = () => visitor.page.evaluate(() => sessionStorage.getItem('r'))
  const before = await secret()
  await field.fill(typed.draft)
  expect(await visitor.stored()).toEqual(onlyR)

  expect(await visitor.reloads()).toEqual({ wasAsked: false })
  await visitor.reads('Noor is erbij. Jullie zijn met twee.')
  await visitor.reads(typed.first)
  await visitor.reads(typed.answer)
  await visitor.reads('We zijn er weer.')
  await expect(field).toHaveValue(typed.draft)
  await expect(visitor.page.getByText(/Nog ongeveer/)).toBeVisible()
  expect(await secret()).not.toBe(before)
  expect(await visitor.stored()).toEqual(onlyR)
  expect(await helpline.traces(Object.values(typed))).toEqual([])

  await field.press('Enter')
  await noor.reads(typed.draft)
  // Impatient: again before the page had asked for anything.
  await visitor.page.reload({ waitUntil: 'commit' })
  // From inside: a browser that is just changing pages takes no order from outside.
  await visitor.page.evaluate(() => {
    document.documentElement.classList.add('before')
    setTimeout(() => location.reload())
  })
  const isAnew = () =>
    visitor.page
      .evaluate(
        () => document.readyState === 'complete' && !document.documentElement.classList.contains('before'),
      )
      .catch(() => false)
  await expect.poll(isAnew).toBe(true)
  expect(await visitor.reloads()).toEqual({ wasAsked: false })
  await visitor.reads(typed.draft)
  await expect(visitor.page.getByRole('log').getByText(typed.draft)).toHaveCount(1)
  await visitor.types(typed.onward)
  await noor.reads(typed.onward)
  await expect(noor.page.getByRole('log').getByText(typed.first)).toHaveCount(1)
  await noor.types('Geen probleem. Herlaadmarkering.')
  await visitor.reads('Geen probleem. Herlaadmarkering.')

  // The end of a talk in another tab, where staff have another domain: the storage of both is wiped.
  await visitor.page.evaluate(() => sessionStorage.clear())
  expect(await visitor.reloads()).toEqual({ wasAsked: false })
  await visitor.reads('Geen probleem. Herlaadmarkering.')

  // A copy of the tab while the first one answers: nothing is taken over.
  const opening = visitor.page.waitForEvent('popup')
  await visitor.page.evaluate(() => void window.open('/chat'))
  const copy = await opening
  await expect(
    copy.getByRole('heading', { name: 'Je gesprek staat al open in een ander tabblad' }),
  ).toBeVisible()
  await copy.close()

  await noor.roundsOff()
  await expect(visitor.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
  expect(await visitor.stored()).toEqual(nothingStored)
  await visitor.page.reload()
  await expect(visitor.page.getByRole('button', { name: 'Start', exact: true })).toBeVisible()
  for (const person of [visitor, noor]) {
    expect(person.watched.faults).toEqual([])
    await person.leaves()
  }
})

test('[CH5] [SE27] Noor’s page is loaded anew: nobody is asked, both read on, and what was typed meanwhile arrives', async ({
  browser,
}) => {
  const { visitor, counsellor: noor } = await talks(browser, 'Noor', 'Kiezel 3')
  noor.page.on('dialog', dialog => void dialog.accept())
  await noor.page.reload()
  await visitor.types(typed.onward)
  await noor.page.getByRole('button', { name: 'Meld aan als Noor' }).click()
  await visitor.reads('Noor is opnieuw verbonden.')
  await noor.reads(typed.first)
  await noor.reads(typed.onward)
  await noor.types('Hier ben ik weer. Herlaadmarkering.')
  await visitor.reads('Hier ben ik weer. Herlaadmarkering.')
  expect(await visitor.reloads()).toEqual({ wasAsked: false })
  await visitor.reads('Noor is opnieuw verbonden.')
  await visitor.types('goed zo')
  await noor.reads('goed zo')
  await visitor.page.getByRole('button', { name: 'Stop het gesprek' }).click()
  await visitor.page.getByRole('button', { name: 'Ja, stop' }).click()
  await expect(
    visitor.page.getByText('Dit gesprek is gewist. Op onze server staat er niets meer van.'),
  ).toBeVisible()
  expect(await visitor.stored()).toEqual(nothingStored)
  expect(visitor.watched.faults).toEqual([])
  await visitor.leaves()
  await noor.leaves()
})

test('[CH10] [SE23] a visitor on a shared computer is asked before a reload, and it ends the conversation', async ({
  browser,
}) => {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await visitor.page.getByRole('link', { name: 'Start een gesprek' }).click()
  await visitor.page.getByLabel('Dit is een computer die anderen ook gebruiken').check()
  await visitor.page.getByLabel('Hoe mogen we je noemen?').fill('Duin 5')
  await visitor.page.getByRole('button', { name: 'Start', exact: true }).click()
  const farid = await Counsellor.signsIn(desks, helpline.url, 'Farid')
  await farid.page.getByRole('button', { name: /^Ik ben er/ }).click()
  await farid.takes()
  await visitor.types('dag')
  await farid.reads('dag')
  expect(await visitor.stored()).toEqual(nothingStored)
  expect(await visitor.reloads()).toEqual({ wasAsked: true })
  await expect(visitor.page.getByRole('button', { name: 'Start', exact: true })).toBeVisible()
  await expect(farid.page.getByText('Het gesprek is gewist.').first()).toBeVisible()
  await visitor.leaves()
  await farid.leaves()
})

test('[SE26] [CH10] the server starts again in the middle, and a little later the visitor reloads: they go on', async ({
  browser,
}) => {
  const { visitor, counsellor: noor } = await talks(browser, 'Noor', 'Schelp 6')
  for (const { watched } of [visitor, noor]) watched.meets('cut off')
  await helpline.dies()
  await visitor.types(typed.onward)
  await helpline.start()
  await noor.reads(typed.onward)
  await noor.types('Wij zijn er nog. Herlaadmarkering.')
  await visitor.reads('Wij zijn er nog. Herlaadmarkering.')
  // What lies in the server's memory was given to it anew (SE26), within two seconds.
  await visitor.page.waitForTimeout(3_000)
  expect(await visitor.reloads()).toEqual({ wasAsked: false })
  await visitor.reads(typed.first)
  await visitor.reads('Wij zijn er nog. Herlaadmarkering.')
  await visitor.types('en ik ook')
  await noor.reads('en ik ook')
  expect(await helpline.traces(Object.values(typed))).toEqual([])
  await visitor.leaves()
  await noor.leaves()
})
