import { waitInWords } from '../shared/door-words.ts'
import { Icon } from '../shared/icon.tsx'
import { privateField } from '../shared/private-field.ts'
import { PublicPage } from '../shared/public-page.tsx'
import { tidyNickname } from './answers.ts'
import { LaterPart } from './later-parts.tsx'
import type { PageProps } from './page-props.ts'
import { placeWords } from './place-words.ts'
import { Elsewhere } from './refused-pages.tsx'
import { SoundSwitch } from './sound-switch.tsx'
import { visitorTexts } from './texts.ts'
import type { VisitorConversation } from './visitor-conversation.ts'
import type { VisitorState } from './visitor-state.ts'
import { WaitingNotes } from './waiting-notes.tsx'

const texts = visitorTexts.waiting
type Waits = Extract<VisitorState, { is: 'waiting' | 'meeting' }>

/** In the queue. The conversation begins by itself; meanwhile one may write, or go. */
export function WaitingPage({ conversation, state, ...page }: PageProps & { readonly state: Waits }) {
  const name = tidyNickname(conversation.answers.nickname.value)
  const isLost = conversation.connection.value.is === 'lost'
  const isTurnedAway = conversation.news.closing.value?.isReached === false
  return (
    <PublicPage
      {...page}
      title={texts.title(name)}
      above={<Place state={state} />}
      numbersTitle={isTurnedAway ? texts.someoneElse : texts.cannotWait}
      beside={<Elsewhere {...page} show={isTurnedAway ? 'now' : 'folded'} />}
    >
      <p class="lead">{texts.lead}</p>
      <p>
        <SoundSwitch sound={page.sound} />
      </p>
      {isLost && <p class="note attention">{texts.lost}</p>}
      <WaitingNotes conversation={conversation} status={page.status} />
      <FirstText conversation={conversation} />
      <LaterPart is="danger" />
      <p class="hint">
        {texts.kept} {conversation.isSharedComputer.value ? texts.noReload : texts.reload}
      </p>
      <p>
        <button type="button" class="button quiet" onClick={conversation.leaveQueue}>
          <Icon name="log-out" />
          {texts.leave}
        </button>
      </p>
    </PublicPage>
  )
}

function Place({ state }: { readonly state: Waits }) {
  if (state.is === 'meeting')
    return (
      <p class="place" role="status">
        <span class="sheet large" aria-hidden="true">
          {state.counsellor.slice(0, 1)}
        </span>
        <b>{texts.meeting(state.counsellor)}</b>
      </p>
    )
  return (
    <>
      <p class="place">
        <span class="sheet large" aria-hidden="true">
          {state.place}
        </span>
        <span>
          {placeWords(state.place)}
          {state.wait && <small class="usually">{waitInWords(state.wait)}</small>}
        </span>
      </p>
      <div class="line-drawing" aria-hidden="true">
        {Array.from({ length: Math.min(state.place - 1, 6) }, (_, index) => (
          <i key={index} />
        ))}
        <b>{texts.you}</b>
      </div>
    </>
  )
}

/**
 * What is written while waiting. It counts as finished when the visitor says so or leaves the field; what is being
 * typed at the moment of pick-up goes on in the composer.
 */
function FirstText({ conversation }: { readonly conversation: VisitorConversation }) {
  const { firstText, isFirstTextFinished } = conversation
  const isReady = isFirstTextFinished.value && firstText.value.trim() !== ''
  return (
    <section class="block">
      <label class="field-label" for="first-text">
        {texts.write}
      </label>
      <p id="first-text-hint" class="hint">
        {texts.writeHint}
      </p>
      <textarea
        {...privateField}
        id="first-text"
        class="input"
        dir="auto"
        rows={3}
        maxLength={2000}
        aria-describedby="first-text-hint"
        placeholder={texts.writeExample}
        value={firstText.value}
        onInput={event => {
          firstText.value = event.currentTarget.value
          isFirstTextFinished.value = false
        }}
        onBlur={() => {
          isFirstTextFinished.value = firstText.value.trim() !== ''
        }}
      />
      <div class="ready-row">
        <button
          type="button"
          class="button soft"
          disabled={firstText.value.trim() === '' || isReady}
          onClick={() => {
            isFirstTextFinished.value = true
          }}
        >
          <Icon name="check" />
          {texts.ready}
        </button>
        <span role="status" class="hint">
          {isReady ? texts.isReady : ''}
        </span>
      </div>
    </section>
  )
}

/** Not there when it was one's turn: passed over, not dropped. */
export function PassedOverPage({ conversation, ...page }: PageProps) {
  const words = visitorTexts.passedOver
  return (
    <PublicPage
      {...page}
      title={words.title}
      numbersTitle={texts.cannotWait}
      beside={<Elsewhere {...page} />}
    >
      <p class="lead">{words.lead}</p>
      <p class="button-row">
        <button type="button" class="button" onClick={conversation.comeBack}>
          {words.back}
        </button>
        <button type="button" class="button quiet" onClick={conversation.leaveQueue}>
          {texts.leave}
        </button>
      </p>
    </PublicPage>
  )
}
