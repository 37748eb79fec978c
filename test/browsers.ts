import { type Browser, chromium, firefox, type LaunchOptions } from '@playwright/test'
import { findChromium, findFirefox } from '../bin/test-programs/find-browsers.ts'

/** The browsers that the journeys know. */
export type BrowserName = 'chromium' | 'firefox'

/**
 * How Playwright starts each browser found on this machine. Debian's Firefox is spoken to through
 * channel and path together; Playwright's own build takes neither. Chromium's background traffic is off:
 * it is noise in the count of requests to others.
 */
export const launchOptions: Partial<Record<BrowserName, LaunchOptions>> = foundLaunchOptions()

/** Starts a second browser beside the one of the test, for the other person in the story. */
export function launchBrowser(name: BrowserName): Promise<Browser> {
  return (name === 'chromium' ? chromium : firefox).launch(launchOptions[name])
}

function foundLaunchOptions(): Partial<Record<BrowserName, LaunchOptions>> {
  const chromiumFound = findChromium()
  const firefoxFound = findFirefox()
  const quiet = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run']
  return {
    ...(chromiumFound && {
      chromium: {
        args: quiet,
        ...(chromiumFound.isPlaywrights ? {} : { executablePath: chromiumFound.path }),
      },
    }),
    ...(firefoxFound && {
      firefox: firefoxFound.isPlaywrights
        ? {}
        : { channel: 'moz-firefox', executablePath: firefoxFound.path },
    }),
  }
}
