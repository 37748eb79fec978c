import { useSignal } from '@preact/signals'
import { privateField } from '../shared/private-field.ts'
import { Icon } from '../staff/icon.tsx'
import { giveAccess, hasDigits, turnDown } from './people-acts.ts'
import { nameOf } from './people-names.ts'
import type { PartProps } from './people-part.ts'
import { type Device, type Person, personCalled } from './people-read.ts'
import { Openers } from './people-seal-part.tsx'
import { texts } from './people-texts.ts'
import { hasKeyRole, timeOf } from './people-view.ts'
import { PhraseField } from './people-work.tsx'

/** Who knocks with a new device: above everything else, because somebody hangs on the phone. */
export function Knocks({ people, everyone, now }: PartProps) {
  return (
    <>
      {people.knocking.value
        .filter(({ until }) => until > now)
        .map(device => (
          <Knock
            key={device.id}
            people={people}
            everyone={everyone}
            now={now}
            device={device}
            person={personCalled(everyone, device.account)}
          />
        ))}
    </>
  )
}

interface KnockProps extends PartProps {
  readonly device: Device
  readonly person: Person | undefined
}

/** [SI65] The six digits that are read aloud are typed here; only those of this device open the button. */
function Knock({ people, everyone, device, person }: KnockProps) {
  const words = texts.knock
  const typed = useSignal('')
  const isSame = useSignal<boolean | null>(null)
  const phrase = useSignal('')
  const isBusy = people.work.value.is === 'busy'
  const field = `digits-${device.id}`
  const isKnown = person?.state === 'active' && hasOldLine(person)
  const type = async (text: string) => {
    typed.value = text.replace(/\D/g, '').slice(0, 6)
    isSame.value = typed.value.length < 6 ? null : await hasDigits(device, typed.value)
  }
  return (
    <section class="knock" aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`}>
        <Icon name="door-open" />
        {words.heading(nameOf(person))}
      </h2>
      {isKnown ? (
        <form
          class="people-form"
          autocomplete="off"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            if (isSame.value) void giveAccess(people, device, typed.value, phrase.value)
          }}
        >
          <p>{words.how}</p>
          <div class="field">
            <label for={field}>{words.digits}</label>
            <input
              {...privateField}
              class="input digits"
              id={field}
              type="text"
              inputMode="numeric"
              maxLength={9}
              aria-describedby={`${field}-state`}
              aria-invalid={isSame.value === false}
              value={typed.value}
              onInput={event => void type(event.currentTarget.value)}
            />
            <p
              id={`${field}-state`}
              role="status"
              class={isSame.value === false ? 'field-error' : 'knock-state'}
            >
              {isSame.value === true && words.same}
              {isSame.value === false && words.other}
            </p>
          </div>
          {person.role === 'coordinator' && (
            <>
              <Openers everyone={everyone} newcomers={[{ id: person.id, name: nameOf(person) }]} />
              <PhraseField id={`${field}-phrase`} phrase={phrase} />
            </>
          )}
          <button type="submit" class="button large knock-give" disabled={isSame.value !== true || isBusy}>
            <Icon name="check" />
            {words.give}
          </button>
        </form>
      ) : (
        <p>{person && !hasKeyRole(person) ? words.noDigits : words.unknown}</p>
      )}
      <div class="knock-foot">
        <span>{words.until(timeOf(device.until))}</span>
        <button
          type="button"
          class="button quiet"
          disabled={isBusy}
          onClick={() => void turnDown(people, device.id)}
        >
          {words.turnDown}
        </button>
      </div>
    </section>
  )
}

function hasOldLine(person: Person): boolean {
  return person.lines.length > 0 || person.lapsed.length > 0
}
