import { useSignal } from '@preact/signals'
import { type Discipline, type StaffRole, staffRoles } from '../../domain/people.ts'
import { privateField } from '../shared/private-field.ts'
import { Icon } from '../staff/icon.tsx'
import { addLinks, invite, withdraw } from './people-acts.ts'
import { InviteListForm } from './people-invite-list.tsx'
import { Links } from './people-links.tsx'
import { inviterOf } from './people-names.ts'
import type { PartProps } from './people-part.ts'
import { DisciplineChoices } from './people-person.tsx'
import { texts } from './people-texts.ts'
import { dateOf } from './people-view.ts'

/** Inviting one person or a whole list, and who did not answer yet. */
export function InvitePart({ people, everyone }: PartProps) {
  return (
    <div class="people-part">
      <Links people={people} />
      <InviteForm people={people} />
      <details class="fold people-fold">
        <summary>
          <Icon name="chevron-down" />
          {texts.invite.listHeading}
        </summary>
        <InviteListForm people={people} />
      </details>
      <Unanswered people={people} everyone={everyone} />
    </div>
  )
}

function InviteForm({ people }: Pick<PartProps, 'people'>) {
  const words = texts.invite
  const role = useSignal<StaffRole>('counsellor')
  const who = people.drafts.who
  const chosen = useSignal<readonly Discipline[]>([])
  const isMissing = useSignal(false)
  async function submit() {
    const name = who.value.trim()
    isMissing.value = name === ''
    if (name === '') return document.getElementById('invite-who')?.focus()
    const disciplines = role.value === 'counsellor' ? chosen.value : []
    if (!(await invite(people, [{ role: role.value, who: name, disciplines }]))) return
    who.value = ''
    chosen.value = []
  }
  return (
    <form
      class="people-form"
      autocomplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{words.heading}</h2>
      <div class="field">
        <label for="invite-who">{words.who}</label>
        <span class="hint" id="invite-who-hint">
          {words.whoHint}
        </span>
        {isMissing.value && <span class="field-error">{words.whoMissing}</span>}
        <input
          {...privateField}
          class="input"
          id="invite-who"
          type="text"
          maxLength={80}
          aria-describedby="invite-who-hint"
          aria-invalid={isMissing.value}
          value={who.value}
          onInput={event => {
            who.value = event.currentTarget.value
          }}
        />
      </div>
      <div class="field">
        <label for="invite-role">{words.role}</label>
        <select
          class="input"
          id="invite-role"
          autocomplete="off"
          value={role.value}
          onChange={event => {
            const next = staffRoles.find(one => one === event.currentTarget.value)
            if (next) role.value = next
          }}
        >
          {staffRoles.map(one => (
            <option key={one} value={one}>
              {texts.roles[one]}
            </option>
          ))}
        </select>
      </div>
      {role.value === 'counsellor' && (
        <DisciplineChoices chosen={chosen.value} onChange={next => (chosen.value = next)} />
      )}
      {role.value === 'coordinator' && <p class="hint">{words.rootHint}</p>}
      <button type="submit" class="button" disabled={people.work.value.is === 'busy'}>
        {words.act}
      </button>
    </form>
  )
}

function Unanswered({ people, everyone }: Pick<PartProps, 'people' | 'everyone'>) {
  const words = texts.invite
  const waiting = everyone.invitations.filter(({ answer }) => answer === null)
  return (
    <section class="people-part" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{words.waiting}</h2>
      {waiting.length === 0 && <p class="people-quiet">{words.nobodyWaits}</p>}
      <ul class="answer-list">
        {waiting.map(({ id, who, role, by, until }) => (
          <li key={id} class="answer">
            <div class="answer-who">
              <b>{who}</b>
              <span>
                {texts.roles[role]} · {words.validUntil(dateOf(until))}
              </span>
              {by !== people.me.id && <span>{words.by(inviterOf(everyone, by))}</span>}
            </div>
            <div class="answer-acts">
              {by === people.me.id && (
                <button
                  type="button"
                  class="button quiet"
                  aria-label={words.showAgainFor(who)}
                  onClick={() => void addLinks(people, [{ id, who }])}
                >
                  {words.showAgain}
                </button>
              )}
              <button
                type="button"
                class="button quiet"
                aria-label={words.withdrawFor(who)}
                disabled={people.work.value.is === 'busy'}
                onClick={() => void withdraw(people, id)}
              >
                {words.withdraw}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
