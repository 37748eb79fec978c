import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { freePort } from '../free-port.ts'
import { test } from './journey.ts'
import { watchPage } from './watch-page.ts'

/** A helpline that nobody has set up yet, as `npm start -- --no-demo` starts it, and the link that it printed. */
async function startNewHelpline() {
  const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'clbchat-set-up-'))]
  // The set-up writes the root key into the site folder: it gets one of its own.
  const siteDirectory = join(folder, 'site')
  await cp('site/clbchat', siteDirectory, { recursive: true })
  const { PATH = '', HOME = '' } = process.env
  const started = spawn(process.execPath, ['bin/start.ts', '--no-demo'], {
    env: { PATH, HOME, PORT: String(port), DATA_DIR: join(folder, 'data'), SITE_DIR: siteDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', chunk => {
      said += chunk
    })
  const url = `http://localhost:${port}`
  await expect.poll(() => said).toMatch(/set-up#\S{43}\n/)
  const [link = ''] = said.match(/http\S+set-up#\S{43}/) ?? []
  return {
    url,
    link,
    async closes() {
      const ended = once(started, 'exit')
      started.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What somebody's app shows, `steps` half minutes from now. The key is in base32, as the page shows it. */
function codeOf(key: string, steps = 0): string {
  const bits = [...key.replaceAll(' ', '')].map(letter =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const at = (digest[19] ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** An authenticator that unlocks (PRF), with a finger that always agrees. */
async function giveAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, hasPrf: true },
      automaticPresenceSimulation: true,
    },
  })
}

async function writesDown(page: Page): Promise<void> {
  const words = await page.locator('.paper-words li').allTextContents()
  const code = (await page.locator('.paper-code').innerText()).replace(/\s/g, '')
  await page.getByRole('button', { name: 'Ik heb het op papier' }).click()
  // Not from the paper: it is not believed.
  await page.getByRole('button', { name: 'Kijk na' }).click()
  await expect(page.getByText('Deze zes tekens kloppen niet.')).toBeVisible()
  for (const label of await page.locator('label').allTextContents()) {
    const [, number] = /^Woord (\d) /.exec(label) ?? []
    if (number) await page.getByLabel(label).fill(words[Number(number) - 1] ?? '')
  }
  await page.getByLabel('De laatste zes tekens van het herstelblad').fill(code.slice(-6))
  await page.getByRole('button', { name: 'Kijk na' }).click()
}

test('[SI40] [SI43] [SI46] Bram opens the printed link, makes the keys, writes the paper, and signs in for the first time', async ({
  browser,
  browserName,
}) => {
  const helpline = await startNewHelpline()
  const context = await browser.newContext({ baseURL: helpline.url, locale: 'nl-BE' })
  const page = await context.newPage()
  const watched = await watchPage(page, helpline.url)
  if (browserName === 'chromium') await giveAuthenticator(context, page)
  await page.goto(helpline.link)
  expect(page.url()).toBe(`${helpline.url}/set-up`)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByLabel('Chatnaam').fill('Bram')
  await page.getByLabel('Gebruikersnaam').fill('bram')
  await page.getByRole('checkbox', { name: /beroepsgeheim/ }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('heading', { name: 'Nu op papier' })).toBeVisible({ timeout: 20_000 })
  await writesDown(page)

  const password = 'vijf paarse fietsen eten soep'
  let key = ''
  if (browserName === 'firefox') {
    await page.getByRole('radio', { name: /Met een wachtwoord/ }).check()
    await page.getByLabel('Kies een wachtwoord').fill(password)
    await expect(page.getByText('Heel sterk.')).toBeVisible()
    key = await page.locator('.seed').innerText()
    await page.getByLabel('De code die de app nu toont').fill(codeOf(key))
  }
  await page.getByRole('button', { name: 'Rond af' }).click()
  await expect(page.getByRole('heading', { name: 'Klaar. Je hulplijn bestaat.' })).toBeVisible({
    timeout: 20_000,
  })

  await page.getByRole('link', { name: 'Meld je aan' }).click()
  if (browserName === 'firefox') {
    await page.getByLabel('Gebruikersnaam').fill('bram')
    await page.getByLabel('Wachtwoord').fill(password)
    // A code counts once: this is the next one.
    await page.getByLabel('Code uit je app').fill(codeOf(key, 1))
    await page.getByRole('button', { name: 'Meld aan', exact: true }).click()
  } else await page.getByRole('button', { name: 'Meld aan met je passkey' }).click()
  await expect(page.getByRole('button', { name: 'Meld af' })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Mijn toegang' }).click()
  await expect(page.getByText(/Je toelating loopt tot/)).toBeVisible()
  await expect(page.getByText('Hier, nu')).toBeVisible()

  const again = await context.newPage()
  await again.goto(helpline.link)
  await expect(again.getByRole('heading', { name: 'Deze hulplijn is al ingesteld' })).toBeVisible()
  expect(watched.faults).toEqual([])
  await context.close()
  await helpline.closes()
})
