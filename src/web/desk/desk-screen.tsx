import type { PageSettings } from '../../protocol/page-settings.ts'
import { BannerLine } from '../staff/banner-line.tsx'
import type { Bell } from '../staff/bell.ts'
import { DeskBar } from '../staff/desk-bar.tsx'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { NoticePage } from '../staff/notice-page.tsx'
import { post } from '../staff/post.ts'
import { SectionOrWork, type Sections } from '../staff/sections.tsx'
import type { SignedIn } from '../staff/sign-in.ts'
import { StoppedPage } from '../staff/stopped-page.tsx'
import { AlarmStrip } from './alarm-strip.tsx'
import { CheckOutPage } from './check-out-page.tsx'
import { ClosingPage } from './closing-page.tsx'
import { JoiningPage, ReturningPage } from './coming-page.tsx'
import { ConversationPage } from './conversation-page.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { EndedPage } from './ended-page.tsx'
import { OfferBanner } from './offer-banner.tsx'
import { RestPage } from './rest-page.tsx'
import type { StartOfShift } from './start-of-shift.ts'
import { StartPage } from './start-page.tsx'
import { texts } from './texts.ts'

interface DeskScreenProps {
  readonly desk: Desk
  readonly shift: StartOfShift
  readonly bell: Bell
  readonly person: SignedIn
  readonly settings: PageSettings
  readonly sections: Sections
  readonly material: DeskMaterial
  onSignOut(): void
  onAgain(): void
}

/** The desk of a counsellor: the bar, the offer when one rings, and one page under it. */
export function DeskScreen(shown: DeskScreenProps) {
  const { desk, person, settings, sections, onSignOut } = shown
  const offer = desk.offer.value
  const alarm = desk.alarm.alarm.value
  const isStopped = desk.view.value.at === 'stopped'
  return (
    <div class="desk">
      <DeskBar
        site={settings.name}
        sections={isStopped ? null : sections}
        person={person.name}
        status={isStopped ? null : desk.status.value}
        isConnected={desk.state.value.is !== 'lost'}
        onSignOut={signsOut(desk, sections, onSignOut)}
      />
      {offer && (
        <OfferBanner
          key={offer.id}
          offer={offer}
          onTake={() => desk.take()}
          onDecline={() => desk.decline()}
        />
      )}
      {alarm && <AlarmStrip alarm={alarm} onAnswer={() => desk.alarm.answer()} />}
      {desk.banner.value && <BannerLine text={desk.banner.value} />}
      <SectionOrWork sections={sections}>
        <DeskPage {...shown} />
      </SectionOrWork>
    </div>
  )
}

/** The way out goes over the end of the shift; not while a conversation goes on. */
function signsOut(desk: Desk, sections: Sections, signOut: () => void): (() => void) | undefined {
  const { at } = desk.view.value
  if (desk.isBusy || at === 'check-out') return undefined
  if (at === 'stopped') return signOut
  return () => {
    sections.toWork()
    desk.after.checkOut()
  }
}

function DeskPage({ desk, person, settings, onSignOut, onAgain, material, ...rest }: DeskScreenProps) {
  const view = desk.view.value
  const status = desk.status.value
  switch (view.at) {
    case 'duty':
      if (status === 'paused' || status === 'breather') {
        const unlockSound = () => void rest.bell.sounds.unlock()
        return <RestPage {...{ desk, status, unlockSound }} ownId={person.id} />
      }
      return <StartPage desk={desk} person={person} {...rest} />
    case 'taking':
      return <OpeningPage isGreeting={false} />
    case 'conversation':
      return (
        <Conversation {...{ desk, settings, material }} conversation={view.conversation} ownId={person.id} />
      )
    case 'wrong-key':
      return (
        <NoticePage
          icon="shield-alert"
          isAlarm
          heading={texts.wrongKey.heading}
          lines={view.wasOpen ? texts.wrongKey.openLines : texts.wrongKey.lines}
        >
          <button type="button" class="button large quiet" onClick={() => desk.pause()}>
            {texts.wrongKey.understood}
          </button>
        </NoticePage>
      )
    case 'closing':
      return (
        <ClosingPage
          {...{ desk, settings }}
          examples={material.examples}
          closing={view.closing}
          conversation={null}
        />
      )
    case 'check-out':
      return <CheckOutPage {...{ desk, person, post, onSignOut }} />
    case 'stopped':
      return <StoppedPage why={view.why} onAgain={onAgain} />
  }
}

interface ConversationProps {
  readonly desk: Desk
  readonly conversation: DeskConversation
  readonly settings: PageSettings
  readonly ownId: string
  readonly material: DeskMaterial
}

function Conversation(props: ConversationProps) {
  const { desk, conversation, settings, material } = props
  const stage = conversation.stage.value
  switch (stage) {
    case 'awaiting-key':
      return <OpeningPage isGreeting={false} />
    case 'returning':
      return <ReturningPage desk={desk} conversation={conversation} />
    case 'awaiting-yes':
      return <JoiningPage conversation={conversation} />
    case 'greeting':
      return <GreetingPage desk={desk} conversation={conversation} />
    case 'open':
      return <ConversationPage {...props} />
    case 'ended': {
      const { closing } = conversation
      return closing ? (
        <ClosingPage {...{ desk, closing, settings, conversation }} examples={material.examples} />
      ) : (
        <EndedPage desk={desk} conversation={conversation} />
      )
    }
  }
}

function GreetingPage({ desk, conversation }: Pick<ConversationProps, 'desk' | 'conversation'>) {
  const why = conversation.taken.change?.why
  if (why === undefined) return <OpeningPage isGreeting />
  if (why === 'back') return <ReturningPage desk={desk} conversation={conversation} />
  return <JoiningPage conversation={conversation} />
}

function OpeningPage({ isGreeting }: { readonly isGreeting: boolean }) {
  const { heading, waiting, greeting, within } = texts.opening
  return <NoticePage icon="lock" heading={heading} lines={[isGreeting ? greeting : waiting, within]} />
}
