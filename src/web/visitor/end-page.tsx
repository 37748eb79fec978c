import { Icon } from '../shared/icon.tsx'
import { PublicPage } from '../shared/public-page.tsx'
import { ServiceCard } from '../shared/service-card.tsx'
import { Thread } from '../shared/thread.tsx'
import { tidyNickname } from './answers.ts'
import { LaterPart } from './later-parts.tsx'
import type { PageProps } from './page-props.ts'
import { Elsewhere } from './refused-pages.tsx'
import { visitorTexts } from './texts.ts'
import type { VisitorState } from './visitor-state.ts'

const texts = visitorTexts.end
type Ended = Extract<VisitorState, { is: 'ended' }>

/** The end: thanks, what happens with the text, other help. The words stay readable here until the page is left. */
export function EndPage({ conversation, state, ...page }: PageProps & { readonly state: Ended }) {
  const name = tidyNickname(conversation.answers.nickname.value)
  const lines = conversation.lines.value
  const isErased = conversation.connection.value.is === 'stopped'
  const isUndelivered = isErased && lines.some(line => line.kind === 'said' && line.isOnItsWay)
  const isBroken = state.how === 'broken' || state.how === 'lost-connection'
  const mayGoBack = state.how === 'lost-connection' && !isErased
  return (
    <PublicPage
      {...page}
      title={isBroken ? texts.titleBroken : texts.title}
      numbersTitle={texts.more}
      beside={<Elsewhere {...page} />}
    >
      <p class="lead">{whatHappened(state, name)}</p>
      {mayGoBack && (
        <>
          <p class="button-row">
            <button type="button" class="button large" onClick={conversation.goBackInLine}>
              {texts.backInLine}
            </button>
          </p>
          <p class="hint">{texts.backInLineHint}</p>
        </>
      )}
      <div class="note">
        <p>
          <b>{isErased ? texts.erased : mayGoBack ? texts.erasesSoon : texts.erasing}</b>
        </p>
        {!mayGoBack && <p>{texts.stillHere}</p>}
      </div>
      {isUndelivered && <p class="note attention">{texts.undelivered}</p>}
      {lines.length > 0 && (
        <details class="fold read-again">
          <summary>
            <Icon name="chevron-down" />
            {texts.readAgain}
          </summary>
          <p class="hint">{texts.copyWarning}</p>
          <Thread
            label={visitorTexts.talk.title(state.counsellor)}
            lines={lines}
            otherName={state.counsellor}
            drawCard={id => (
              <ServiceCard
                id={id}
                referrals={page.settings.referrals}
                openNow={page.status.value?.openNow ?? {}}
              />
            )}
          />
        </details>
      )}
      <p class="button-row">
        <button type="button" class={mayGoBack ? 'button quiet' : 'button'} onClick={conversation.startAgain}>
          {texts.again}
        </button>
        <a class="button quiet" href="/">
          {visitorTexts.home}
        </a>
      </p>
      {conversation.surveyPass.value !== null && <LaterPart is="survey" />}
    </PublicPage>
  )
}

function whatHappened({ how, counsellor }: Ended, name: string): string {
  switch (how) {
    case 'by-me':
      return texts.thanks(name)
    case 'by-counsellor':
      return `${texts.byCounsellor(counsellor)} ${texts.thanks(name)}`
    case 'lost-connection':
      return texts.lostConnection
    case 'broken':
      return texts.broken
  }
}
