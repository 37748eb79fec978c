import { useSignal } from '@preact/signals'
import { Icon } from '../staff/icon.tsx'
import { letIn, turnDown } from './people-acts.ts'
import type { Verdict } from './people-invite.ts'
import { inviterOf } from './people-names.ts'
import type { PartProps } from './people-part.ts'
import { type Everyone, type Invitation, personCalled } from './people-read.ts'
import { Openers } from './people-seal-part.tsx'
import { texts } from './people-texts.ts'
import { PhraseField } from './people-work.tsx'

interface AnswersPartProps extends PartProps {
  readonly verdicts: ReadonlyMap<string, Verdict>
}

/** [SI63] Who answered an invitation. This page looks whether the answer came from the link; then a press lets them in. */
export function AnswersPart({ people, everyone, verdicts }: AnswersPartProps) {
  const words = texts.answers
  const phrase = useSignal('')
  const answered = everyone.invitations.filter(({ answer }) => answer !== null)
  const right = answered.filter(({ id }) => verdicts.get(id) === 'right')
  const hasCoordinator = right.some(({ role }) => role === 'coordinator')
  const isBusy = people.work.value.is === 'busy'
  const go = async (chosen: readonly Invitation[]) => {
    const needsPhrase = chosen.some(({ role }) => role === 'coordinator')
    const ids = chosen.map(({ id }) => id)
    if (await letIn(people, ids, needsPhrase ? phrase.value : null)) phrase.value = ''
  }
  return (
    <section class="people-part" aria-labelledby="answers-title">
      <h2 id="answers-title">{words.heading}</h2>
      {answered.length === 0 ? <p class="note">{words.none}</p> : <p class="hint">{words.hint}</p>}
      {hasCoordinator && (
        <div class="note">
          <p>{words.needsRoot}</p>
          <Openers everyone={everyone} newcomers={coordinatorsAmong(right)} />
          <PhraseField id="let-in-phrase" phrase={phrase} />
        </div>
      )}
      {right.length > 1 && (
        <button type="button" class="button large" disabled={isBusy} onClick={() => void go(right)}>
          <Icon name="users" />
          {words.letInAll(right.length)}
        </button>
      )}
      <ul class="answer-list">
        {answered.map(invitation => (
          <Answer
            key={invitation.id}
            everyone={everyone}
            invitation={invitation}
            verdict={verdicts.get(invitation.id) ?? 'of-another'}
            isOrphan={!canJudge(everyone, invitation.by)}
            isBusy={isBusy}
            onLetIn={() => void go([invitation])}
            onTurnDown={() => void turnDown(people, invitation.id)}
          />
        ))}
      </ul>
    </section>
  )
}

interface AnswerProps {
  readonly everyone: Everyone
  readonly invitation: Invitation
  readonly verdict: Verdict
  /** Nobody can tell any more whether it is right. */
  readonly isOrphan: boolean
  readonly isBusy: boolean
  onLetIn(): void
  onTurnDown(): void
}

function Answer({ everyone, invitation, verdict, isOrphan, isBusy, onLetIn, onTurnDown }: AnswerProps) {
  const words = texts.answers
  const { answer, who, role, by } = invitation
  if (!answer) return null
  // A name that nobody vouches for is not shown as one: only a right answer has a name.
  const name = verdict === 'right' ? answer.name : who
  return (
    <li class={verdict === 'wrong' ? 'answer is-wrong' : 'answer'}>
      <div class="answer-who">
        <b>{name}</b>
        <span>
          {texts.roles[role]} · {words.username(answer.username)}
        </span>
        <span>{words.invitedAs(who)}</span>
        <Found verdict={verdict} by={isOrphan ? null : inviterOf(everyone, by)} />
      </div>
      <div class="answer-acts">
        {verdict === 'right' && (
          <button
            type="button"
            class="button"
            aria-label={words.letInOf(name)}
            disabled={isBusy}
            onClick={onLetIn}
          >
            {words.letIn}
          </button>
        )}
        {(verdict !== 'of-another' || isOrphan) && (
          <button
            type="button"
            class="button quiet"
            aria-label={words.turnDownOf(name)}
            disabled={isBusy}
            onClick={onTurnDown}
          >
            {words.turnDown}
          </button>
        )}
      </div>
    </li>
  )
}

function Found({ verdict, by }: { readonly verdict: Verdict; readonly by: string | null }) {
  const words = texts.answers
  switch (verdict) {
    case 'right':
      return (
        <span class="answer-found">
          <Icon name="check" />
          {words.right}
        </span>
      )
    case 'wrong':
      return (
        <span class="answer-found">
          <Icon name="shield-alert" />
          <span>
            <b>{words.wrong}.</b> {words.wrongHint} {words.newKeys}
          </span>
        </span>
      )
    case 'of-another':
      return <span>{by === null ? words.inviterGone : words.ofAnother(by)}</span>
  }
}

function coordinatorsAmong(right: readonly Invitation[]): readonly { id: string; name: string }[] {
  return right.flatMap(({ id, role, answer }) =>
    role === 'coordinator' && answer ? [{ id, name: answer.name }] : [],
  )
}

function canJudge(everyone: Everyone, by: string): boolean {
  const inviter = personCalled(everyone, by)
  return inviter?.isDeputy === true && inviter.state === 'active'
}
