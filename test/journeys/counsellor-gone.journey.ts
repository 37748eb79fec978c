import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { FastEvening } from './fast-evening.ts'
import { test } from './journey.ts'
import type { Counsellor, Visitor } from './people.ts'

// The minutes that a visitor waits for somebody who is gone go by in seconds; the pages wait for every frame in between.
test.describe.configure({ timeout: 120_000 })

let evening: FastEvening
let desks: Browser

test.beforeAll(async () => {
  evening = await FastEvening.begins()
  desks = await launchBrowser('chromium')
})
test.afterAll(async () => {
  await desks?.close()
  await evening?.ends()
})

const told = 'dat weet nog niemand markering'

/** Noor and a visitor talked, and Noor's page is gone. */
async function noorIsGone(browser: Browser, nickname: string): Promise<Visitor> {
  const noor = await evening.counsellorSignsIn(desks, 'Noor')
  const visitor = await evening.visitorOpensBrowser(browser)
  await visitor.opensTheSite()
  await noor.isReady()
  await visitor.startsAs(nickname)
  await noor.takes()
  await expect(noor.page.getByRole('heading', { name: nickname, exact: true })).toBeVisible()
  await visitor.types(told)
  await noor.reads(told)
  await noor.leaves()
  await expect(visitor.page.getByText('Noor is even weg.').first()).toBeVisible()
  return visitor
}

async function faridIsReady(): Promise<Counsellor> {
  const farid = await evening.counsellorSignsIn(desks, 'Farid')
  await farid.isReady()
  return farid
}

async function allWell(people: readonly (Counsellor | Visitor)[]) {
  for (const person of people) {
    expect(person.watched.faults).toEqual([])
    await person.leaves()
  }
}

test('[CH6] [SE29a] Noor does not come back for two minutes: the visitor goes on with Farid, who knows nobody’s word for it', async ({
  browser,
}) => {
  const visitor = await noorIsGone(browser, 'Avondrood 6')
  const farid = await faridIsReady()
  const withColleague = visitor.page.getByRole('button', { name: 'Verder met een collega' })
  await expect(withColleague).toBeHidden()
  await evening.passes(2)
  await withColleague.click()
  await farid.takes()
  await visitor.page.getByRole('button', { name: 'Ja, Farid mag lezen wat ik schreef' }).click()
  await farid.reads(told)
  await expect(farid.page.getByText('Vraag even of het klopt').first()).toBeVisible()
  await farid.types('Dag, ik ben Farid. Antwoordmarkering.')
  await visitor.reads('Dag, ik ben Farid. Antwoordmarkering.')
  await farid.roundsOff()
  await expect(visitor.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
  await allWell([farid, visitor])
})

test('[CH7] Noor stays away for ten minutes: the visitor goes back into the line, before who came later', async ({
  browser,
}) => {
  const visitor = await noorIsGone(browser, 'Ochtendmist 8')
  const later = await evening.visitorOpensBrowser(browser)
  await later.opensTheSite()
  await later.startsAs('Sterrenstof 5')
  await expect(later.page.getByText('Je bent nu de eerste.').first()).toBeVisible()
  await evening.passes(10)
  await visitor.page.getByRole('button', { name: 'Terug in de rij, op je oude plaats' }).click()
  await expect(visitor.page.getByText('Je bent nu de eerste.').first()).toBeVisible()
  await expect(later.page.getByText('Je bent nu de eerste.')).toBeHidden()
  const farid = await faridIsReady()
  await farid.takes()
  await expect(farid.page.getByRole('heading', { name: 'Ochtendmist 8', exact: true })).toBeVisible()
  await visitor.types('daar ben ik weer markering')
  await farid.reads('daar ben ik weer markering')
  await expect(visitor.page.getByRole('log').getByText(told)).toBeHidden()
  await allWell([farid, visitor, later])
})
