import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SiteReading, siteFault } from './site-fault.ts'

const files = [
  ...['settings.json', 'welcome.json', 'opening-hours.json', 'referrals.json', 'alarm.json', 'crisis.json'],
  ...['privacy.json', 'closing.json', 'sentences.json', 'danger-words.json', 'contact.json', 'reports.json'],
  ...['news.json', 'limits.json', 'retention.json', 'security.json', 'colours.json', 'logo.svg'],
]
// What the house writes there itself, of a real helpline.
const ownFiles = ['grants-from.json']
const folders = ['pages', 'practice', 'reports']

/**
 * [SP24] Throws `SiteRefused` for a file or folder that nothing reads: a misspelled `retention.json` would keep data longer
 * than the helpline says. What editors and systems leave is passed over.
 */
export function demandKnownFiles(directory: string): void {
  const reading = new SiteReading()
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const { name } = entry
    const known = entry.isDirectory() ? folders : files
    const isOurs = entry.isDirectory() ? !name.startsWith('.') : /\.(?:json|svg)$/.test(name)
    if (!isOurs || known.includes(name) || ownFiles.includes(name)) continue
    reading.of(() => {
      throw siteFault(join(directory, name), null, `expected one of ${known.join(', ')}: nothing reads this`)
    })
  }
  reading.end()
}
