import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Counsellor, Visitor } from './people.ts'

// Three browsers at once: on a busy machine that takes its time.
test.describe.configure({ timeout: 150_000 })

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
  first: 'ik durf het thuis niet te zeggen markering',
  answer: 'Dat klinkt zwaar. Antwoordmarkering.',
  summary: 'Durft het thuis niet te zeggen. Oma steunt. Overdrachtmarkering.',
  onward: 'Dag, ik lees even wat jullie al zeiden. Antwoordmarkering.',
  notes: 'wie steunt? oma? kladmarkering',
  draft: 'Wat zou jij het liefst kladmarkering',
}

/** Noor and a visitor talk; Farid is free. */
async function begin(browser: Browser, nickname: string) {
  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
  await noor.isReady()
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await visitor.startsAs(nickname)
  await noor.takes()
  await expect(noor.page.getByRole('heading', { name: nickname, exact: true })).toBeVisible()
  const farid = await Counsellor.signsIn(desks, helpline.url, 'Farid')
  await farid.isReady()
  await visitor.types(typed.first)
  await noor.reads(typed.first)
  await noor.types(typed.answer)
  await visitor.reads(typed.answer)
  return { noor, farid, visitor }
}

async function calls({ page }: Counsellor, as: 'Overnemen' | 'Meepraten', summary = '') {
  await page.getByRole('button', { name: 'Vraag een collega' }).click()
  await page.getByRole('button', { name: 'Farid', exact: true }).click()
  await page.getByRole('button', { name: as, exact: true }).click()
  await page.getByLabel('Waarom?').selectOption('heavy-talk')
  if (summary !== '') await page.getByLabel(/Korte samenvatting/).fill(summary)
  await page.getByRole('button', { name: 'Bel Farid' }).click()
}

async function allWell(people: readonly (Counsellor | Visitor)[]) {
  for (const person of people) {
    expect(person.watched.faults).toEqual([])
    await person.leaves()
  }
}

test('[CH1] [CH2] [CH9] Noor hands over to Farid with the visitor’s yes, and reads nothing after', async ({
  browser,
}) => {
  const { noor, farid, visitor } = await begin(browser, 'Maanlicht 4')
  await calls(noor, 'Overnemen', typed.summary)
  await expect(noor.page.getByText('Farid wordt gebeld.').first()).toBeVisible()
  await expect(
    farid.page.getByRole('heading', { name: 'Noor vraagt of je een gesprek overneemt' }),
  ).toBeVisible()
  await expect(farid.page.getByText('zwaar gesprek')).toBeVisible()
  await farid.takes()
  await expect(farid.page.getByRole('heading', { name: 'De bezoeker beslist' })).toBeVisible()
  await visitor.page.getByRole('button', { name: 'Ja, Farid mag lezen wat ik schreef' }).click()

  await expect(noor.page.getByRole('heading', { name: 'Je gaf het gesprek door aan Farid.' })).toBeVisible()
  await expect(noor.page.getByText(typed.first)).toBeHidden()
  await farid.reads(typed.first)
  await farid.reads(typed.answer)
  await expect(farid.page.getByText(typed.summary)).toBeVisible()
  await expect(farid.page.getByText('Vraag even of het klopt')).toBeHidden()
  await farid.types(typed.onward)
  await visitor.reads(typed.onward)
  await visitor.types('fijn dat jij er bent markering')
  await farid.reads('fijn dat jij er bent markering')
  await expect(noor.page.getByText('fijn dat jij er bent')).toBeHidden()
  expect(await helpline.traces(Object.values(typed))).toEqual([])
  await farid.roundsOff()
  await expect(visitor.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
  await allWell([noor, farid, visitor])
})

test('[CH3] [CH8] [SE32] Farid talks along for a while: the three see who speaks, and he goes again', async ({
  browser,
}) => {
  const { noor, farid, visitor } = await begin(browser, 'Regendruppel 9')
  await calls(noor, 'Meepraten')
  await farid.takes()
  await visitor.page.getByRole('button', { name: 'Ja, maar alleen wat nog komt' }).click()
  await expect(noor.page.getByText('Farid praat mee', { exact: true })).toBeVisible()
  await expect(farid.page.getByText('Jij praat mee met Noor', { exact: true })).toBeVisible()
  await expect(farid.page.getByText(typed.first)).toBeHidden()
  await farid.types('Hallo, ik ben Farid. Antwoordmarkering.')
  await visitor.reads('Hallo, ik ben Farid. Antwoordmarkering.')
  await noor.reads('Hallo, ik ben Farid. Antwoordmarkering.')
  await visitor.types('dag farid markering')
  await farid.reads('dag farid markering')
  await noor.reads('dag farid markering')

  await farid.page.getByRole('button', { name: 'Ik ga eruit' }).click()
  await farid.page.getByRole('button', { name: 'Ja, ik ga eruit' }).click()
  await expect(farid.page.getByRole('heading', { name: 'Je ging uit het gesprek.' })).toBeVisible()
  await noor.reads('Farid ging uit het gesprek.')
  await visitor.types('nu weer met twee markering')
  await noor.reads('nu weer met twee markering')
  await noor.types('Ja, en ik ben er nog. Antwoordmarkering.')
  await visitor.reads('Ja, en ik ben er nog. Antwoordmarkering.')
  await noor.roundsOff()
  await expect(visitor.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
  await allWell([noor, farid, visitor])
})

test('[CH5] [CH11] Noor’s page is loaded anew: everything said, her notes and her draft are there, and they go on', async ({
  browser,
}) => {
  const { noor, farid, visitor } = await begin(browser, 'Sneeuwvlok 2')
  await noor.notes(typed.notes)
  await noor.page.getByLabel(/^Bericht aan/).fill(typed.draft)
  await noor.page.waitForTimeout(1_500)
  noor.page.on('dialog', dialog => void dialog.accept())
  await noor.page.reload()
  await noor.page.getByRole('button', { name: 'Meld aan als Noor' }).click()
  await noor.reads(typed.first)
  await noor.reads(typed.answer)
  await expect(noor.page.getByRole('textbox', { name: /Mijn kladblad/ })).toHaveValue(typed.notes)
  await expect(noor.page.getByLabel(/^Bericht aan/)).toHaveValue(typed.draft)
  await expect(noor.page.getByText('Vraag even of het klopt')).toBeHidden()
  await noor.types('Mijn scherm viel weg. Waar waren we? Antwoordmarkering.')
  await visitor.reads('Mijn scherm viel weg. Waar waren we? Antwoordmarkering.')
  await visitor.types('bij thuis markering')
  await noor.reads('bij thuis markering')
  expect(await helpline.traces(Object.values(typed))).toEqual([])
  await noor.roundsOff()
  await expect(visitor.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
  await allWell([noor, farid, visitor])
})
