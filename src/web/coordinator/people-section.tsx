import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useNow } from '../shared/use-now.ts'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import type { People, Seen } from './people.ts'
import { AnswersPart } from './people-answers.tsx'
import { InvitePart } from './people-invite-part.tsx'
import { Knocks } from './people-knocks.tsx'
import { EveryonePart } from './people-list.tsx'
import { MayPart } from './people-may.tsx'

import { NotYetSealed } from './people-seal-part.tsx'
import { texts } from './people-texts.ts'
import { WorkLine } from './people-work.tsx'
import type { PeopleWatch } from './start-people.ts'

type Part = 'everyone' | 'invite' | 'answers' | 'may'

/** The people of the helpline: who is here, who comes in, who leaves, and who may do what. */
export function PeopleSection({ watch }: { readonly watch: PeopleWatch }) {
  const { people, isShown } = watch
  const seen = people.seen.value
  useEffect(() => {
    isShown.value = true
    return () => {
      isShown.value = false
    }
  }, [isShown])
  return (
    <main class="people" id="main">
      <div class="people-head">
        <PageHeading>{texts.heading}</PageHeading>
        <p class="lead">{people.mayAct ? texts.lead : texts.leadReduced}</p>
      </div>
      {seen.is === 'loading' && <p role="status">{texts.loading}</p>}
      {seen.is === 'refused' && <NotRead people={people} why={seen.why} />}
      {seen.is === 'here' && <Parts people={people} seen={seen} />}
    </main>
  )
}

interface NotReadProps {
  readonly people: People
  readonly why: Extract<Seen, { is: 'refused' }>['why']
}

function NotRead({ people, why }: NotReadProps) {
  return (
    <div class="note alarm" role="alert">
      <p>
        <b>{texts.failed}</b> {texts.refused[why] ?? ''}
      </p>
      <button type="button" class="button quiet" onClick={() => void people.read()}>
        <Icon name="refresh-cw" />
        {texts.retry}
      </button>
    </div>
  )
}

interface PartsProps {
  readonly people: People
  readonly seen: Extract<Seen, { is: 'here' }>
}

function Parts({ people, seen }: PartsProps) {
  const now = useNow(30_000)
  const at = useSignal<Part>('everyone')
  const { everyone, verdicts } = seen
  const answered = everyone.invitations.filter(({ answer }) => answer !== null)
  const active = everyone.people.filter(({ state }) => state !== 'off').length
  const go = (part: Part) => () => {
    at.value = part
    people.forget()
  }
  const labels: [Part, string][] = [
    ['everyone', texts.parts.everyone(active)],
    ...(people.mayAct
      ? ([
          ['answers', texts.parts.answers(answered.length)],
          ['invite', texts.parts.invite],
        ] satisfies [Part, string][])
      : []),
    ['may', texts.parts.may],
  ]
  const shared = { people, everyone, now }
  return (
    <>
      {people.stale.value && (
        <p class="note attention" role="status">
          {people.stale.value === 'no-connection'
            ? texts.stale
            : (texts.refused[people.stale.value] ?? texts.failed)}
        </p>
      )}
      <WorkLine work={people.work.value} />
      {people.mayAct && <Knocks {...shared} />}
      {people.mayAct && <NotYetSealed people={people} everyone={everyone} />}
      <nav class="people-parts" aria-label={texts.parts.label}>
        {labels.map(([part, label]) => (
          <button
            key={part}
            type="button"
            class="people-part-button"
            aria-current={at.value === part ? 'page' : undefined}
            onClick={go(part)}
          >
            {label}
          </button>
        ))}
      </nav>
      {at.value === 'everyone' && <EveryonePart {...shared} onInvite={go('invite')} />}
      {at.value === 'answers' && <AnswersPart {...shared} verdicts={verdicts} />}
      {at.value === 'invite' && <InvitePart {...shared} />}
      {at.value === 'may' && <MayPart />}
    </>
  )
}
