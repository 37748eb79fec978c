import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, firefox } from '@playwright/test'

/** A browser that the journeys can start; `isPlaywrights` when it is Playwright's own build of it. */
export type FoundBrowser = { path: string; isPlaywrights: boolean }

/** Chromium or Chrome on this machine: `CHROMIUM_PATH`, the usual places, else Playwright's own. */
export function findChromium(): FoundBrowser | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const bundles = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium']
  return findBrowser(process.env['CHROMIUM_PATH'], names, bundles, () => chromium.executablePath())
}

/** Firefox on this machine: `FIREFOX_PATH`, the usual places, else Playwright's own. */
export function findFirefox(): FoundBrowser | undefined {
  const bundles = ['Firefox.app/Contents/MacOS/firefox']
  return findBrowser(process.env['FIREFOX_PATH'], ['firefox-esr', 'firefox'], bundles, () =>
    firefox.executablePath(),
  )
}

function findBrowser(
  wished: string | undefined,
  names: string[],
  bundles: string[],
  playwrights: () => string,
): FoundBrowser | undefined {
  if (wished) return { path: wished, isPlaywrights: false }
  const places = [
    ...['/usr/bin', ...onPath()].flatMap(folder => names.map(name => join(folder, name))),
    ...bundles.map(bundle => join('/Applications', bundle)),
  ]
  const path = places.find(place => existsSync(place))
  if (path) return { path, isPlaywrights: false }
  const own = playwrights()
  return existsSync(own) ? { path: own, isPlaywrights: true } : undefined
}

const onPath = () => (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '')
