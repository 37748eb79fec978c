import { useEffect } from 'preact/hooks'
import type { Inbox } from './inbox.ts'
import { dayInWords, inboxTexts } from './inbox-texts.ts'

const texts = inboxTexts.survey

/** [CT26] What people wrote after a conversation: all of it open or all of it shut, and nothing to answer to. */
export function Surveys({ inbox }: { readonly inbox: Inbox }) {
  const surveys = inbox.surveys.value
  const isOpen = inbox.vault.state.value.is === 'open'
  useEffect(() => void inbox.openSurveys(), [isOpen])
  return (
    <section class="inbox-surveys" aria-labelledby="inbox-surveys">
      <h2 id="inbox-surveys">{texts.heading}</h2>
      <p class="hint">{texts.lead}</p>
      {surveys.is === 'loading' && <p role="status">{inboxTexts.loading}</p>}
      {surveys.is === 'refused' && (
        <p class="note alarm" role="alert">
          {texts.failed}{' '}
          <button type="button" class="button quiet compact" onClick={() => void inbox.readSurveys()}>
            {inboxTexts.retry}
          </button>
        </p>
      )}
      {surveys.is === 'here' && <List inbox={inbox} isOpen={isOpen} {...surveys.list} />}
    </section>
  )
}

interface ListProps {
  readonly inbox: Inbox
  readonly isOpen: boolean
  readonly texts: readonly { readonly id: string; readonly day: string }[]
  readonly keptDays: number
}

function List({ inbox, isOpen, texts: all, keptDays }: ListProps) {
  if (all.length === 0) return <p class="note">{texts.empty}</p>
  if (!isOpen) return <p class="note">{texts.locked(all.length)}</p>
  const words = inbox.surveyWords.value
  return (
    <>
      <p class="hint">{texts.kept(keptDays)}</p>
      <ul class="inbox-survey-list">
        {all.map(({ id, day }) => {
          const said = words.get(id)
          return (
            <li key={id}>
              <small>{dayInWords(day)}</small>
              {said?.is === 'words' && <p class="inbox-text">{said.words}</p>}
              {said?.is === 'shut' && <p class="note attention">{inboxTexts.shut[said.why]}</p>}
              {said === undefined && <p>{inboxTexts.loading}</p>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
