import { Icon } from '../staff/icon.tsx'
import { nameOf } from './people-names.ts'
import { personCalled } from './people-read.ts'
import { texts } from './people-texts.ts'
import type { PeopleWatch } from './start-people.ts'

interface KnockHintProps {
  readonly watch: PeopleWatch
  onGo(): void
}

/** [SI65] On the live board: who knocks, and one press to go and let them in. */
export function KnockHint({ watch: { people }, onGo }: KnockHintProps) {
  const seen = people.seen.value
  if (seen.is !== 'here' || !people.mayAct) return null
  return (
    <>
      {people.knocking.value.map(({ id, account }) => (
        <div key={id} class="note attention knock-hint">
          <p>
            <Icon name="door-open" /> {texts.knock.said(nameOf(personCalled(seen.everyone, account)))}
          </p>
          <button type="button" class="button" onClick={onGo}>
            {texts.knock.go}
          </button>
        </div>
      ))}
    </>
  )
}
