import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { saySoftly } from '../shared/announcer.ts'
import { doorWords } from '../shared/door-words.ts'
import { Icon } from '../shared/icon.tsx'
import { privateField } from '../shared/private-field.ts'
import { PublicPage } from '../shared/public-page.tsx'
import { longestNickname, suggestNickname, tidyNickname } from './answers.ts'
import type { Form } from './form.ts'
import { LaterPart } from './later-parts.tsx'
import type { LoadedRest } from './load-rest.ts'
import { OptionalQuestions } from './optional-questions.tsx'
import { looksLikeOwnName } from './own-name.ts'
import type { PageFrameProps } from './page-props.ts'
import { Elsewhere } from './refused-pages.tsx'
import { visitorTexts } from './texts.ts'
import { startTexts } from './texts-start.ts'

const texts = visitorTexts.before

interface BeforeProps extends PageFrameProps {
  readonly form: Form
  readonly rest: LoadedRest
}

/** The form before the chat: one needed answer, the rest behind a fold. */
export function BeforePage({ form, rest, ...page }: BeforeProps) {
  const { nickname } = form.answers
  const isMissing = useSignal(false)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (nickname.value === '') nickname.value = suggestNickname(page.settings.nicknames)
  }, [])

  function start(event: Event) {
    event.preventDefault()
    if (isClosed(page.status.value)) return
    isMissing.value = tidyNickname(nickname.value) === ''
    if (isMissing.value) field.current?.focus()
    else rest.join()
  }
  function throwDice() {
    nickname.value = suggestNickname(page.settings.nicknames, nickname.value)
    isMissing.value = false
    saySoftly(texts.newNickname(nickname.value))
  }

  const elsewhere = { numbersTitle: visitorTexts.notLetIn.help, beside: <Elsewhere {...page} /> }

  return (
    <PublicPage {...page} title={texts.title} {...(isClosed(page.status.value) && elsewhere)}>
      <p class="lead">{page.settings.words.chatLead}</p>
      <form class="form" autocomplete="off" noValidate onSubmit={start}>
        <div class="field">
          <label for="nickname">{texts.nickname}</label>
          <p id="nickname-hint" class="hint">
            {texts.nicknameHint}
          </p>
          {isMissing.value && (
            <p id="nickname-error" class="field-error" role="alert">
              <Icon name="triangle-alert" />
              {texts.nicknameMissing}
            </p>
          )}
          <div class="nickname-row">
            <input
              {...privateField}
              id="nickname"
              class="input"
              type="text"
              dir="auto"
              ref={field}
              maxLength={longestNickname}
              required
              aria-invalid={isMissing.value}
              aria-describedby={isMissing.value ? 'nickname-error nickname-hint' : 'nickname-hint'}
              value={nickname.value}
              onInput={event => {
                nickname.value = event.currentTarget.value
                if (tidyNickname(nickname.value) !== '') isMissing.value = false
              }}
            />
            <button type="button" class="button quiet" onClick={throwDice}>
              <Icon name="dices" />
              <span>{texts.otherNickname}</span>
            </button>
          </div>
          <div role="status">
            {looksLikeOwnName(nickname.value) && <p class="note attention">{texts.nicknameKnown}</p>}
          </div>
        </div>
        <LaterPart is="danger" />
        <OptionalQuestions answers={form.answers} settings={page.settings} />
        <SharedComputer form={form} />
        <StartOrClosed status={page.status.value} />
        <Coming rest={rest} />
      </form>
      <Traces isShared={form.isSharedComputer.value} />
    </PublicPage>
  )
}

/** A real choice: without it a reload keeps the place in the queue, with it this tab remembers nothing. */
function SharedComputer({ form }: Pick<BeforeProps, 'form'>) {
  const { isSharedComputer } = form
  return (
    <label class="choice tall">
      <input
        {...privateField}
        type="checkbox"
        checked={isSharedComputer.value}
        onChange={event => {
          isSharedComputer.value = event.currentTarget.checked
        }}
      />
      <span>
        <b>{texts.shared}</b>
        <small class="hint under">{texts.sharedHint}</small>
        {isSharedComputer.value && <small class="hint under">{texts.sharedTip}</small>}
      </span>
    </label>
  )
}

/** A full queue is not closed: one may come, and wait for a place in order. */
function isClosed(status: PublicStatus | null): status is PublicStatus {
  return status !== null && !status.mayCome && status.state !== 'full'
}

/** The button, or why there is none now. A full queue has a button: the page then waits for a place, in order. */
function StartOrClosed({ status }: { readonly status: PublicStatus | null }) {
  const wasClosed = useRef(false)
  const isShut = isClosed(status)
  useEffect(() => {
    if (wasClosed.current && !isShut) saySoftly(texts.opened)
    wasClosed.current = isShut
  }, [isShut])
  if (!isClosed(status))
    return (
      <p class="start-row">
        <button type="submit" class="button large">
          {texts.start}
          <Icon name="arrow-right" />
        </button>
      </p>
    )
  const { words, more } = doorWords(status)
  return (
    <div class="note attention">
      <p>
        <b>{words}</b> {more}
      </p>
      <p>
        {texts.closedKept} {texts.opensByItself}
      </p>
    </div>
  )
}

/** [PW5] Said only when it is needed: the rest of the page is not there yet, or did not come. */
function Coming({ rest }: Pick<BeforeProps, 'rest'>) {
  const isMissing = rest.part.value === 'missing'
  const words = isMissing ? startTexts.missing : startTexts.coming
  return (
    <div role="status">
      {(isMissing || rest.isAwaited.value) && (
        <p class="note attention">
          {words} {isMissing && <ReloadButton />}
        </p>
      )}
    </div>
  )
}

/** True words about what stays behind, one quiet line each; the rest is a tap away. */
function Traces({ isShared }: { readonly isShared: boolean }) {
  const kept = isShared ? texts.exitNoCode : texts.exitCode
  return (
    <section class="block quiet-block">
      <p>{texts.exitShort}</p>
      <Fold title={texts.exitMore} lines={[...texts.exitDetails, ...kept]} />
    </section>
  )
}

function Fold({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <details class="fold">
      <summary>
        <Icon name="chevron-down" />
        {title}
      </summary>
      <ul class="plain-list">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

export function ReloadButton() {
  return (
    <button type="button" class="button" onClick={() => location.reload()}>
      {startTexts.reload}
    </button>
  )
}
