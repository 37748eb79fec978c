import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { privateField } from '../shared/private-field.ts'
import { Icon } from '../staff/icon.tsx'
import { renew } from './people-acts.ts'
import type { PartProps } from './people-part.ts'
import { PersonPart } from './people-person.tsx'
import type { Everyone, Person } from './people-read.ts'
import { texts } from './people-texts.ts'
import {
  accessOf,
  calledOf,
  dateOf,
  deputiesOf,
  disciplineWords,
  endingSoon,
  findPeople,
  keysUntil,
  warnsFor,
} from './people-view.ts'
import { PhraseField } from './people-work.tsx'

/** Everybody, with a field to find somebody among 180; one person at a time beside it. */
export function EveryonePart({ people, everyone, now, onInvite }: PartProps & { onInvite(): void }) {
  const chosen = useSignal<string | null>(null)
  const cameFrom = useSignal<string | null>(null)
  const typed = useSignal('')
  const person = everyone.people.find(({ id }) => id === chosen.value)
  if (person)
    return (
      <PersonPart
        people={people}
        everyone={everyone}
        now={now}
        person={person}
        onBack={() => {
          people.forget()
          chosen.value = null
          cameFrom.value = person.id
        }}
      />
    )
  const found = findPeople(everyone, typed.value)
  return (
    <section class="people-part" aria-label={texts.heading}>
      {people.mayAct && <Notes people={people} everyone={everyone} now={now} onInvite={onInvite} />}
      <div class="field">
        <label for="people-search">{texts.search}</label>
        <input
          {...privateField}
          class="input"
          id="people-search"
          type="search"
          maxLength={80}
          value={typed.value}
          onInput={event => {
            typed.value = event.currentTarget.value
          }}
        />
      </div>
      {typed.value.trim() !== '' && <p role="status">{texts.found(found.length)}</p>}
      <ul class="person-list">
        {found.map(one => (
          <PersonRow
            key={one.id}
            everyone={everyone}
            person={one}
            isMe={one.id === people.me.id}
            isBackHere={one.id === cameFrom.value}
            now={now}
            onOpen={() => {
              people.forget()
              chosen.value = one.id
            }}
          />
        ))}
      </ul>
      {everyone.people.length <= 1 && everyone.invitations.length === 0 && <p class="note">{texts.empty}</p>}
    </section>
  )
}

interface PersonRowProps {
  readonly everyone: Everyone
  readonly person: Person
  readonly isMe: boolean
  /** One came back to the list from this person. */
  readonly isBackHere: boolean
  readonly now: number
  onOpen(): void
}

function PersonRow({ everyone, person, isMe, isBackHere, now, onOpen }: PersonRowProps) {
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isBackHere) row.current?.focus()
  }, [isBackHere])
  const access = accessOf(everyone, person, now)
  const disciplines = disciplineWords(person)
  const ways = [...new Set(person.ways.map(({ kind }) => texts.ways[kind]))].join(', ')
  return (
    <li>
      <button
        type="button"
        ref={row}
        class={person.state === 'off' ? 'person-row is-off' : 'person-row'}
        onClick={onOpen}
      >
        <span class="person-who">
          <b>{calledOf(person)}</b>
          {isMe && <span class="person-mark">{texts.you}</span>}
          {person.isDeputy && <span class="person-mark">{texts.deputy}</span>}
        </span>
        <span class="person-does">
          {texts.roles[person.role]}
          {disciplines && `: ${disciplines}`}
        </span>
        <span class={access.isUrgent ? 'person-access is-urgent' : 'person-access'}>
          {access.isUrgent && <Icon name="triangle-alert" />}
          {access.words}
        </span>
        <span class="person-ways">
          {ways || texts.ways.none} · {texts.sessions(person.sessions)}
        </span>
      </button>
    </li>
  )
}

/** [SI69] What a deputy has to think of in time: a second deputy, grants that end, keys that end. */
function Notes({ people, everyone, now, onInvite }: PartProps & { onInvite(): void }) {
  const words = texts.notes
  const phrase = useSignal('')
  const { byDeputy, byRoot } = endingSoon(everyone, now)
  const until = keysUntil(everyone)
  const isBusy = people.work.value.is === 'busy'
  const renewAll = async (whom: readonly Person[], given: string | null) => {
    if (await renew(people, whom, given)) phrase.value = ''
  }
  return (
    <div class="people-notes">
      {deputiesOf(everyone).length === 1 && (
        <div class="note attention">
          <p>{words.oneDeputy}</p>
          <button type="button" class="button quiet" onClick={onInvite}>
            {words.inviteDeputy}
          </button>
        </div>
      )}
      {byDeputy.length > 0 && (
        <div class="note attention">
          <p>{words.ending(byDeputy.length)}</p>
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => void renewAll(byDeputy, null)}
          >
            {words.renew(byDeputy.length)}
          </button>
        </div>
      )}
      {byRoot.length > 0 && (
        <div class="note attention">
          <p>{words.endingDeputies(byRoot.map(calledOf).join(', '))}</p>
          <PhraseField id="renew-phrase" phrase={phrase} />
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => void renewAll(byRoot, phrase.value)}
          >
            {words.renew(byRoot.length)}
          </button>
        </div>
      )}
      <KeysNote until={until} now={now} />
    </div>
  )
}

function KeysNote({ until, now }: { readonly until: number | null; readonly now: number }) {
  const words = texts.notes
  if (until === null) return <p class="note alarm">{words.noKeys}</p>
  if (until - now < warnsFor) return <p class="note attention">{words.keysEnd(dateOf(until))}</p>
  return <p class="people-quiet">{words.keysUntil(dateOf(until))}</p>
}
