import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { type Discipline, disciplines } from '../../domain/people.ts'
import { AskDialog } from '../shared/ask-dialog.tsx'
import { Icon } from '../staff/icon.tsx'
import { changeDisciplines, renew, takeAway, whyNotAway } from './people-acts.ts'
import type { PartProps } from './people-part.ts'
import { isOfPerson, type Person } from './people-read.ts'
import { needsRoot } from './people-sign.ts'
import { texts } from './people-texts.ts'
import { accessOf, calledOf, dateOf, disciplineWords, hasKeyRole } from './people-view.ts'
import { PhraseField } from './people-work.tsx'

interface PersonPartProps extends PartProps {
  readonly person: Person
  onBack(): void
}

/** One person: what is known, and what a deputy may do. */
export function PersonPart({ people, everyone, now, person, onBack }: PersonPartProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="people-part" aria-labelledby="person-title">
      <button type="button" class="button quiet people-back" onClick={onBack}>
        {texts.person.back}
      </button>
      <h2 id="person-title" ref={heading} tabIndex={-1}>
        {calledOf(person)}
      </h2>
      <Facts everyone={everyone} person={person} now={now} />
      {people.mayAct && person.state === 'active' && (
        <>
          {person.role === 'counsellor' && person.lines.length > 0 && (
            <DisciplinesForm key={person.disciplines.join()} people={people} person={person} />
          )}
          {hasKeyRole(person) && <RenewForm people={people} person={person} />}
          {person.role === 'counsellor' && <p class="people-quiet">{texts.person.notDeputy}</p>}
        </>
      )}
      {people.mayAct && (person.state === 'active' || person.lines.length > 0) && (
        <AwayForm people={people} everyone={everyone} person={person} />
      )}
    </section>
  )
}

function Facts({ everyone, person, now }: Omit<PersonPartProps, 'people' | 'onBack'>) {
  const words = texts.person
  const access = accessOf(everyone, person, now)
  const at = (moment: number | null) => (moment === null ? words.never : dateOf(moment))
  return (
    <dl class="person-facts">
      <Fact label={words.username} value={person.username} />
      <Fact
        label={words.role}
        value={person.isDeputy ? `${texts.roles[person.role]}, ${texts.deputy}` : texts.roles[person.role]}
      />
      <Fact label={words.access} value={access.words} isUrgent={access.isUrgent} />
      {person.role === 'counsellor' && (
        <Fact label={words.disciplines} value={disciplineWords(person) || texts.noDisciplines} />
      )}
      <div>
        <dt>{words.ways}</dt>
        {person.ways.length === 0 && <dd>{texts.ways.none}</dd>}
        {person.ways.map(({ id, kind, label, usedAt }) => (
          <dd key={id}>
            {label ? `${texts.ways[kind]} “${label}”` : texts.ways[kind]},{' '}
            {usedAt === null ? texts.neverUsed : texts.lastUsed(dateOf(usedAt))}
          </dd>
        ))}
      </div>
      <Fact label={words.sessions} value={texts.sessions(person.sessions)} />
      <Fact label={words.seen} value={at(person.seenAt)} />
      <Fact label={words.secrecy} value={at(person.secrecyAt)} isUrgent={person.secrecyAt === null} />
    </dl>
  )
}

interface FactProps {
  readonly label: string
  readonly value: string
  readonly isUrgent?: boolean
}

function Fact({ label, value, isUrgent = false }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class={isUrgent ? 'is-urgent' : ''}>{value}</dd>
    </div>
  )
}

type FormProps = Pick<PersonPartProps, 'people' | 'person'>

function DisciplinesForm({ people, person }: FormProps) {
  const chosen = useSignal<readonly string[]>(person.disciplines)
  return (
    <form
      class="people-form"
      autocomplete="off"
      onSubmit={event => {
        event.preventDefault()
        void changeDisciplines(
          people,
          person,
          disciplines.filter(one => chosen.value.includes(one)),
        )
      }}
    >
      <DisciplineChoices chosen={chosen.value} onChange={next => (chosen.value = next)} />
      <button type="submit" class="button quiet" disabled={people.work.value.is === 'busy'}>
        {texts.person.changeDisciplines}
      </button>
    </form>
  )
}

interface DisciplineChoicesProps {
  readonly chosen: readonly string[]
  onChange(chosen: readonly Discipline[]): void
}

/** The four disciplines, each on or off. */
export function DisciplineChoices({ chosen, onChange }: DisciplineChoicesProps) {
  const toggled = (one: Discipline) =>
    disciplines.filter(other => (other === one ? !chosen.includes(one) : chosen.includes(other)))
  return (
    <fieldset class="field">
      <legend>{texts.person.disciplines}</legend>
      <div class="choices">
        {disciplines.map(one => (
          <button
            key={one}
            type="button"
            class="button chip"
            aria-pressed={chosen.includes(one)}
            onClick={() => onChange(toggled(one))}
          >
            {texts.disciplines[one]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** [SI68] Another year; for a deputy with the root key. */
function RenewForm({ people, person }: FormProps) {
  const phrase = useSignal('')
  const lines = [...person.lines, ...person.lapsed]
  if (lines.length === 0) return null
  const isOfRoot = lines.some(needsRoot)
  const words = texts.person
  return (
    <form
      class="people-form"
      autocomplete="off"
      onSubmit={async event => {
        event.preventDefault()
        if (await renew(people, [person], isOfRoot ? phrase.value : null)) phrase.value = ''
      }}
    >
      <p class="hint">{words.renewHint}</p>
      {isOfRoot && <PhraseField id="person-renew-phrase" phrase={phrase} />}
      <button type="submit" class="button quiet" disabled={people.work.value.is === 'busy'}>
        {isOfRoot && !person.isDeputy ? words.makeDeputy : words.renew}
      </button>
    </form>
  )
}

/** [SI66] One press and one question, which says what it does. */
function AwayForm({ people, everyone, person }: Omit<PersonPartProps, 'now' | 'onBack'>) {
  const words = texts.person
  const isAsked = useSignal(false)
  const phrase = useSignal('')
  const no = whyNotAway(everyone, person, people.me.id)
  if (no) return <p class="note">{no === 'yourself' ? words.awayYourself : words.awayLast}</p>
  const name = calledOf(person)
  const hasLines = person.lines.length > 0
  const others = everyone.lines.filter(
    line => isOfPerson(line) && line.id !== person.id && (person.isDeputy || !needsRoot(line)),
  )
  const go = async () => {
    isAsked.value = false
    await takeAway(people, person, person.isDeputy ? phrase.value : null)
    phrase.value = ''
  }
  return (
    <div class="people-form">
      {person.isDeputy && <PhraseField id="away-phrase" phrase={phrase} />}
      <button
        type="button"
        class="button ink"
        disabled={people.work.value.is === 'busy'}
        onClick={() => {
          isAsked.value = true
        }}
      >
        <Icon name="lock" />
        {words.away}
      </button>
      <AskDialog
        isOpen={isAsked.value}
        title={words.awayTitle(name)}
        yes={words.awayYes}
        no={words.awayNo}
        onYes={() => void go()}
        onNo={() => {
          isAsked.value = false
        }}
      >
        {words.awayLines(name, hasLines ? others.length : 0).map(line => (
          <p key={line}>{line}</p>
        ))}
      </AskDialog>
    </div>
  )
}
