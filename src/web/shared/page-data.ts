import * as v from 'valibot'
import { type PageSettings, pageSettings } from '../../protocol/page-settings.ts'
import { type PublicStatus, publicStatus } from '../../protocol/public-status.ts'

/** Data that the server wrote into the page as `<script type="application/json" id="…">`, or null when it is not there. */
export function readPageData<Data>(id: string, schema: v.GenericSchema<unknown, Data>): Data | null {
  const text = document.getElementById(id)?.textContent
  if (!text) return null
  try {
    const parsed = v.safeParse(schema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

export function readSettings(): PageSettings | null {
  return readPageData('settings', pageSettings)
}

/** Asks whether the door is open now; null when that cannot be known. */
export async function askStatus(): Promise<PublicStatus | null> {
  try {
    const answer = await fetch('/status.json', { cache: 'no-store', credentials: 'omit' })
    const parsed = v.safeParse(publicStatus, await answer.json())
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
