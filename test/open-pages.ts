import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHouse } from '../src/server/house.ts'
import { freePort } from './free-port.ts'

/** A house of which only the pages matter: nobody set it up, so no keys are made. */
export interface PagesHouse {
  readonly publicUrl: string
  ask(path: string): Promise<{ readonly status: number; readonly text: string }>
  closes(): Promise<void>
}

/** Opens a house in this process with another site folder. */
export async function openPages(siteDirectory: string): Promise<PagesHouse> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'clbchat-pages-'))
  const port = await freePort()
  const publicUrl = `http://localhost:${port}`
  const house = await openHouse(
    {
      ...{ mode: 'demo', host: '127.0.0.1', port, publicUrl, dataDirectory, siteDirectory },
      ...{ staffUrl: publicUrl, trustedProxies: [] },
      ...{ databases: null, mail: null, alarmWebhookUrl: null, keepsHours: false, logLevel: 'silent' },
    },
    { buildFolder: 'build' },
  )
  return {
    publicUrl,
    async ask(path) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: 'text/html' } })
      return { status: answer.status, text: await answer.text() }
    },
    async closes() {
      await house.close()
      rmSync(dataDirectory, { recursive: true })
    },
  }
}
