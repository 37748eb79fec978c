import { type Browser, expect, type Page } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Counsellor, Visitor } from './people.ts'

// A whole evening in four browsers: on a busy machine that takes its time.
test.describe.configure({ timeout: 240_000 })

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
  exam: 'ik weet niet welke richting avondmarkering',
  ready: 'Dag Vlieger, fijn dat je er bent. Avondmarkering.',
  notes: 'kunst of wetenschap kladmarkering',
  summary: 'Twijfelt over de richting. Avondmarkering.',
  heavy: 'ik wil niet meer avondmarkering',
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

async function comes(browser: Browser, nickname: string): Promise<Visitor> {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await visitor.startsAs(nickname)
  return visitor
}

/** "Wat was dit?" first; a conversation asks a theme and how it was. */
async function registers({ page }: Counsellor, how: 'Gewoon' | 'Zwaar, ik wil even ademen'): Promise<void> {
  await button(page, /^Gesprek/).click()
  await page.locator('#closing-themes label').first().click()
  await button(page, how).click()
  await button(page, /^Bewaar/).click()
  await expect(heading(page, how === 'Gewoon' ? 'Bewaard als “Gesprek”' : 'Even ademen')).toBeVisible()
}

test('[DK60] [DK66] [CR1] [RG1] [RG8] [RG10] a whole evening: Noor begins, practises, talks, hands over, sees a crisis through, closes a fake one, rests and goes home', async ({
  browser,
}) => {
  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
  const farid = await Counsellor.signsIn(desks, helpline.url, 'Farid')
  const bram = await Counsellor.signsIn(desks, helpline.url, 'Bram')
  await expect(heading(bram.page, 'Nu op de chat')).toBeVisible()

  // The start of the shift: what can be tested without ears, and a practice conversation that counts nowhere.
  await button(noor.page, 'Test verbinding').click()
  await expect(noor.page.getByText(/^Goed\. De server antwoordt/)).toBeVisible()
  await button(noor.page, 'Test sleutels').click()
  await expect(noor.page.getByText(/Je toelating geldt tot/)).toBeVisible()
  await button(noor.page, 'Oefen een gesprek').click()
  await button(noor.page, 'Oefen pesten').click()
  await expect(noor.page.getByText('Oefening: telt niet mee, niemand leest mee')).toBeVisible()
  await noor.types('Dag, welkom. Waarover wil je praten?')
  await button(noor.page, 'Stop de oefening').click()
  await expect(heading(noor.page, 'Even terugkijken')).toBeVisible()
  await button(noor.page, 'Balie').click()
  await noor.isReady()

  // The first conversation: a ready sentence, a note, and over to Farid with the visitor's yes.
  const vlieger = await comes(browser, 'Vlieger 5')
  await noor.takes()
  await vlieger.types(typed.exam)
  await noor.reads(typed.exam)
  const field = noor.page.getByLabel(/^Bericht aan/)
  await field.fill('/')
  await expect(noor.page.getByRole('option').first()).toBeVisible()
  await field.press('Escape')
  await noor.types(typed.ready)
  await vlieger.reads(typed.ready)
  await noor.notes(typed.notes)
  await farid.isReady()
  await button(noor.page, 'Vraag een collega').click()
  await button(noor.page, 'Farid').click()
  await button(noor.page, 'Overnemen').click()
  await noor.page.getByLabel('Waarom?').selectOption('other-expertise')
  await noor.page.getByLabel(/Korte samenvatting/).fill(typed.summary)
  await button(noor.page, 'Bel Farid').click()
  await farid.takes()
  await button(vlieger.page, 'Ja, Farid mag lezen wat ik schreef').click()
  await farid.reads(typed.exam)
  await expect(heading(noor.page, 'Je gaf het gesprek door aan Farid.')).toBeVisible()
  await button(noor.page, 'Klaar voor het volgende').click()
  await farid.roundsOff()
  await registers(farid, 'Gewoon')
  await button(farid.page, 'Even pauze').click()
  await vlieger.leaves()

  // The second: a crisis. Bram hears of it without a word, and Noor reads that he is there.
  const maan = await comes(browser, 'Maan 8')
  await noor.takes()
  await maan.types(typed.heavy)
  await noor.reads(typed.heavy)
  await button(noor.page, 'Crisis').click()
  await expect(noor.page.getByRole('list', { name: 'Stap voor stap' })).toBeVisible()
  await button(bram.page, 'Ik ben er voor jou, Noor').click()
  await expect(noor.page.getByText('Bram: “Ik ben er voor jou, Noor.”').first()).toBeVisible()
  await noor.page.getByText('Beroepsgeheim: leg vast wat je besliste').click()
  await noor.page.getByLabel('Wie lichtte je in?').selectOption('coordinator')
  await noor.page.getByText('Alleen een vraag om raad').click()
  await noor.page.getByLabel('Waarom?').selectOption('advice')
  await noor.page.getByLabel('Weet de bezoeker het?').selectOption('yes')
  await button(noor.page, 'Leg vast').click()
  await expect(noor.page.getByText('Vastgelegd, met jouw naam, de dag en het uur.')).toBeVisible()
  await noor.roundsOff()
  await registers(noor, 'Zwaar, ik wil even ademen')
  await expect(bram.page.getByRole('region', { name: /praten/i }).getByText(/Noor/)).toBeVisible()
  await maan.leaves()

  // The third is a fake one: one press, and nothing more is asked.
  await button(noor.page, /Klaar voor het volgende|Ik ben er weer/)
    .first()
    .click()
  const nep = await comes(browser, 'Ster 1')
  await noor.takes()
  await nep.types('haha avondmarkering')
  await noor.reads('haha avondmarkering')
  await noor.roundsOff()
  await button(noor.page, /^Test of nep/).click()
  await expect(heading(noor.page, 'Bewaard als “Test of nep”')).toBeVisible()
  await nep.leaves()

  // A pause, and the end of the shift.
  await button(noor.page, 'Even pauze').first().click()
  await button(noor.page, 'Meld af').click()
  await expect(heading(noor.page, 'Bedankt voor vandaag, Noor.')).toBeVisible()
  await noor.page.getByLabel('Briefje voor de volgende dienst').fill('De printer staat nu in lokaal boven.')
  await button(noor.page, 'Laat het briefje achter').click()
  await expect(noor.page.getByText('Je briefje ligt klaar.')).toBeVisible()
  await button(noor.page, 'Meld af').last().click()
  await expect(button(noor.page, 'Meld aan als Noor')).toBeVisible()
  expect(await helpline.traces([...Object.values(typed), 'Vlieger 5', 'Maan 8', 'Ster 1'])).toEqual([])
  for (const person of [noor, farid, bram]) {
    expect(person.watched.faults).toEqual([])
    await person.leaves()
  }
})
