import { type Browser, expect } from '@playwright/test'
import { Colleague } from './colleague.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Visitor } from './people.ts'

// Three people in five pages, and each way in is stretched: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 })
test.use({ actionTimeout: 10_000 })

let helpline: DemoHelpline

test.beforeAll(async () => {
  helpline = await DemoHelpline.starts()
})
test.afterAll(async () => {
  await helpline?.closes()
})

const phone = { width: 360, height: 760 }
const first = 'zeven groene fietsen eten soep'
const second = 'drie blauwe lampen zingen zacht'

/** Bram makes an invitation and copies its link. */
async function invites(bram: Colleague): Promise<string> {
  await bram.presses('Mensen')
  await bram.sees('Mensen')
  await bram.reads(/^Iedereen \(\d+\)$/)
  await bram.meetsNoBarrier()
  await bram.presses('Uitnodigen')
  await bram.fills('Wie nodig je uit?', 'Els van de opleiding')
  await bram.presses('sociaal')
  await bram.presses('Maak een uitnodiging')
  await bram.sees('De uitnodiging')
  await bram.presses('Kopieer de link')
  await bram.reads(/^(Gekopieerd\.|Kopiëren lukte niet)/)
  return bram.page.locator('.link-text').innerText()
}

/** Els answers, step by step. */
async function answers(els: Colleague): Promise<void> {
  await els.sees('Welkom in het team')
  await els.meetsNoBarrier()
  await els.presses('Begin')
  await els.fills('Chatnaam', 'Els')
  await els.fills('Gebruikersnaam', 'els')
  // Secrecy first: without it nobody goes on.
  await els.presses('Verder')
  await els.reads('Vink aan dat je dit las. Zonder kan je niet beginnen.')
  await els.meetsNoBarrier()
  await els.page.getByRole('checkbox', { name: /beroepsgeheim/ }).check()
  await els.presses('Verder')
  await els.sees('Hoe meld jij je aan?')
  await els.choosesPassword(first)
  await els.meetsNoBarrier()
  await els.presses('Rond af')
  await els.sees('Klaar. Nu is het aan je coördinator.')
  await els.meetsNoBarrier()
}

async function letsIn(bram: Colleague): Promise<void> {
  await bram.presses('Antwoorden (1)')
  await bram.reads('Dit antwoord klopt')
  await bram.presses('Laat binnen: Els')
  await bram.reads('1 persoon kan zich nu aanmelden.')
}

/** A visitor who accepts the grant of Els talks with her, end to end. */
async function talks(browser: Browser, els: Colleague): Promise<void> {
  await els.presses(/^Ik ben er/)
  await els.sees(/Je bent vrij/)
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await visitor.startsAs('Vlieger')
  await els.presses(/Neem op/)
  await visitor.types('hallo Els')
  await expect(els.page.getByRole('log').getByText('hallo Els')).toBeVisible()
  await els.fills('Bericht aan Vlieger', 'dag Vlieger')
  await els.page.getByLabel('Bericht aan Vlieger').press('Enter')
  await visitor.reads('dag Vlieger')
  await els.presses('Rond af')
  await els.presses('Ja, rond af')
  expect(visitor.watched.faults).toEqual([])
  await visitor.leaves()
}

/** Els asks for access with her new device, up to the six digits on it. */
async function asksAccess(els: Colleague): Promise<string> {
  await els.presses('Nieuw toestel, of alles kwijt?')
  await els.fills('Gebruikersnaam', 'els')
  await els.presses('Verder')
  await els.sees('Hoe meld jij je aan?')
  await els.choosesPassword(second)
  await els.presses('Vraag toegang')
  await els.sees('Lees deze zes cijfers voor')
  await els.meetsNoBarrier()
  return (await els.page.locator('.read-aloud span').allTextContents()).join('')
}

function otherThan(digits: string): string {
  return digits.startsWith('1') ? `2${digits.slice(1)}` : `1${digits.slice(1)}`
}

async function givesAccess(bram: Colleague, digits: string): Promise<void> {
  await bram.sees('Els klopt aan met een nieuw toestel')
  const give = bram.page.getByRole('button', { name: 'Geef toegang' })
  await bram.page.getByLabel('De zes cijfers die je hoort').fill(otherThan(digits))
  await bram.reads('Deze cijfers horen niet bij dat toestel. Laat ze nog eens voorlezen.')
  await expect(give).toBeDisabled()
  await bram.fills('De zes cijfers die je hoort', digits)
  await bram.reads('De cijfers kloppen.')
  await bram.meetsNoBarrier()
  await bram.presses('Geef toegang')
  await bram.reads('Toegang gegeven. Het nieuwe toestel gaat nu open.')
}

async function takesAway(bram: Colleague): Promise<void> {
  await bram.presses(/^Iedereen/)
  await bram.presses(/^Els/)
  await bram.sees('Els')
  await bram.presses('Neem toegang weg')
  await bram.presses('Ja, neem weg')
  await bram.reads('De toegang is weg. Alle andere toegangen gelden gewoon verder.')
}

test('[SI47] [SI48] [SI50] [SI55] [SI62] [SI63] [SI65] [SI66] Els is invited and talks with a visitor, comes back with a new device, and is sent away', async ({
  browser,
}) => {
  const bram = await Colleague.opens(browser, helpline.url, '/desk', phone)
  await bram.presses('Meld aan als Bram')
  const link = await invites(bram)
  const invited = await Colleague.opens(browser, helpline.url, link)
  expect(invited.page.url()).not.toContain('#')
  await answers(invited)
  await letsIn(bram)
  await invited.page.getByRole('link', { name: 'Naar aanmelden' }).click()
  await invited.signsIn('els', first)
  await talks(browser, invited)

  // She lost that device, and sits next to Bram with another one.
  const [begun, pressedByBram] = [Date.now(), bram.pressed]
  const els = await Colleague.opens(browser, helpline.url, '/desk')
  await givesAccess(bram, await asksAccess(els))
  await els.sees('Je bent weer binnen')
  await els.presses('Naar aanmelden')
  await els.signsIn('els', second)
  await expect(els.page.getByRole('button', { name: /^Ik ben er/ })).toBeVisible({ timeout: 20_000 })
  // The promise: within two minutes, from a phone.
  const [seconds, presses] = [(Date.now() - begun) / 1000, els.pressed + bram.pressed - pressedByBram]
  test.info().annotations.push({ type: 'new device', description: `${presses} presses, ${seconds} s` })
  expect(seconds).toBeLessThan(120)
  expect(presses).toBeLessThanOrEqual(15)
  await invited.isStopped()
  await invited.leaves()
  const finder = await Colleague.opens(browser, helpline.url, '/desk')
  await finder.signsIn('els', first)
  await finder.isRefused()

  await takesAway(bram)
  await els.isStopped()
  await els.presses('Naar aanmelden')
  await els.signsIn('els', second)
  await els.isRefused()
  for (const person of [els, finder, bram]) await person.leaves()
})
