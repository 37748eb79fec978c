import { effect, type ReadonlySignal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { parseToVisitorFrame } from '../../protocol/parse-frame.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../protocol/visitor-frames.ts'
import { connect } from '../shared/connection.ts'
import { announceChanges } from './announce-changes.ts'
import { bringBeside } from './beside-page.tsx'
import { watchForDanger } from './danger.tsx'
import type { Form } from './form.ts'
import type { PageFrameProps } from './page-props.ts'
import { tellByTitle } from './page-title.ts'
import { makeStartSound, ringAtStart } from './start-sound.ts'
import { resumeInBrowser } from './tab-memory.ts'
import { tellSight } from './tell-sight.ts'
import { VisitorApp } from './visitor-app.tsx'
import { makeVisitorConversation, type VisitorConversation } from './visitor-conversation.ts'

export interface Start {
  readonly settings: PageSettings
  readonly form: Form
  readonly status: ReadonlySignal<PublicStatus | null>
}

/** The conversation, and what shows it. */
export interface Rest {
  readonly conversation: VisitorConversation
  readonly Page: FunctionComponent<PageFrameProps>
}

/** All of the page after its form: queue, seals, talk. It comes in a file of its own, always and at once (PW4). */
export function openRest({ settings, form, status }: Start): Rest {
  const conversation = makeVisitorConversation(
    {
      settings,
      openConnection: options =>
        connect<VisitorFrame, ToVisitorFrame>({
          ...options,
          path: '/api/visitor',
          parse: parseToVisitorFrame,
        }),
      sendLeave,
      wipeBrowser: () => void navigator.sendBeacon('/api/clear'),
      resume: resumeInBrowser,
      now: () => Date.now(),
    },
    form,
  )
  announceChanges(conversation)
  tellByTitle(conversation, settings.name)
  tellSight(conversation)
  const sound = makeStartSound()
  ringAtStart(conversation.state, sound)
  void conversation.resume()
  prepareWhileFilledIn(conversation)
  bringBeside({ conversation, settings })
  void addDanger(conversation, settings)
  const Page = (frame: PageFrameProps) => <VisitorApp {...{ ...frame, conversation, status, sound }} />
  return { conversation, Page }
}

/**
 * [FL1] The work is done while somebody fills in the form, so that Start waits for nothing. Who comes back to the form later
 * touches it first, and work that is over by then is done anew. Who does not touch it is not asked for more.
 */
function prepareWhileFilledIn({ state, prepare }: VisitorConversation) {
  const prepareHere = () => state.value.is === 'before' && prepare()
  effect(() => void prepareHere())
  for (const touch of ['pointerdown', 'input']) addEventListener(touch, prepareHere)
}

/** By beacon, because it must survive the page that sends it (SE38). */
function sendLeave(request: object) {
  navigator.sendBeacon('/api/leave', new Blob([JSON.stringify(request)], { type: 'application/json' }))
}

/** [VP30] At the same moment for everyone, after the page itself. When the words do not come, the page is as it was. */
async function addDanger(conversation: VisitorConversation, settings: PageSettings) {
  try {
    await watchForDanger(conversation, settings)
  } catch {
    // The numbers stand on every page without it.
  }
}
