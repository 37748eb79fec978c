import { signal } from '@preact/signals'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { settingsOf } from '../../../test/visitor-table.ts'
import { makeHelpline } from '../../crypto/test-cast.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import type { PageProps } from './page-props.ts'
import { NotLetInPage, TooOldPage } from './refused-pages.tsx'
import { makeStartSound } from './start-sound.ts'

const hoursText = 'Woensdag van 14 tot 21 uur.'
const settings = { ...settingsOf(await makeHelpline()), hoursText }
const acts = { join() {}, tryAgain() {} } as unknown as PageProps['conversation']
const page: PageProps = {
  ...{ conversation: acts, settings, banner: null, hide: null, reader: null },
  ...{ status: signal<PublicStatus | null>(null), sound: makeStartSound() },
}

test('[VP21] a browser that cannot seal shows whom to call and when the chat is open', () => {
  const html = renderToString(<TooOldPage settings={settings} />)
  expect(html).toContain('Deze browser is te oud')
  for (const said of ['112', hoursText, 'Snel weg']) expect(html).toContain(said)
})

test('[VP22] who may not chat today reads when again and who always answers, is blamed for nothing, and is not asked to try', () => {
  const html = renderToString(<NotLetInPage {...page} why="blocked" />)
  for (const said of ['Je kan vandaag niet chatten', 'Morgen kan het weer', '112, 106 en 1813'])
    expect(html).toContain(said)
  expect(html).not.toContain('Probeer opnieuw')
})
