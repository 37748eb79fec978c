import type { Page } from '@playwright/test'
import type { Settings } from '../../src/server/settings.ts'
import type { Stage } from './stage.ts'

/** How a state is looked at, where it is not as all others are. */
export interface Look {
  /** It exists at this width only: a menu of a phone. */
  readonly only?: 'phone' | 'desktop'
  /** Also at 320 px and in forced colours. */
  readonly isExtra?: boolean
  /** Nothing can be asked of the page: it runs no script. */
  readonly isPictureOnly?: boolean
}

/** Called at every state of a story: takes pictures of it, or checks it. The page stays as it was. */
export type At = (name: string, page: Page, look?: Look) => Promise<void>

export interface Play {
  /** Opens a house for this story; it is closed with the story, however that ends. `time` as on the wall: `15:04`. */
  opens(time?: string, changes?: Partial<Settings>): Promise<Stage>
  readonly at: At
}

/** People who go through screens of the real product, and stop at every state that somebody may see. */
export interface Story {
  readonly name: string
  play(play: Play): Promise<void>
}

export type Width = 'phone' | 'desktop'

export const viewports = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1366, height: 768 },
} as const
