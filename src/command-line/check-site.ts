import { statSync } from 'node:fs'
import { type SiteFault, SiteRefused } from '../server/site/site-fault.ts'
import { readSite, type Site } from '../server/site-folder.ts'

/** How it went, as a program ends: all is well, there are faults, there is no such folder. */
type Ending = 0 | 1 | 2

/**
 * [SP22] Reads a site folder with the readers of the start and says every fault that one reading finds, a line each, or
 * what is in it. Gives the exit code.
 */
export function checkSite(folder: string, say: (line: string) => void): Ending {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    say(`${folder}: there is no such folder`)
    return 2
  }
  try {
    say(`${folder}: no faults. ${contents(readSite(folder))}`)
    return 0
  } catch (error) {
    if (!(error instanceof SiteRefused)) throw error
    for (const fault of error.faults) say(inOneLine(fault))
    const { length } = error.faults
    say(`${folder}: ${length === 1 ? '1 fault' : `${length} faults`}. The helpline does not start with it.`)
    return 1
  }
}

function inOneLine({ file, line, place, expected }: SiteFault): string {
  const where = line === null ? file : `${file}:${line}`
  return place === null ? `${where}: ${expected}` : `${where}: ${place}: ${expected}`
}

function contents({ settings, pages, referrals, practices }: Site): string {
  const counts = `${pages.length} pages, ${referrals.length} other services, ${practices.length} practice conversations`
  return `${settings.name}: ${counts}.`
}
