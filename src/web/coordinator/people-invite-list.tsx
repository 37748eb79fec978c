import { privateField } from '../shared/private-field.ts'
import type { People } from './people.ts'
import { invite } from './people-acts.ts'
import { type ReadNames, readNames } from './people-invite.ts'
import { texts } from './people-texts.ts'
import { disciplineWords } from './people-view.ts'

/** [SI64] A pasted list of counsellors: read as it is typed, shown before anything is made, refused by its line. */
export function InviteListForm({ people }: { readonly people: People }) {
  const words = texts.invite
  const typed = people.drafts.list
  const read = readNames(typed.value, texts.disciplines)
  async function submit() {
    if (read.people.length === 0) return document.getElementById('invite-list')?.focus()
    const whom = read.people.map(({ who, disciplines }) => ({
      role: 'counsellor' as const,
      who,
      disciplines,
    }))
    // What could not be read stays in the field, to be mended.
    if (await invite(people, whom)) typed.value = read.refused.map(({ text }) => text).join('\n')
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
      <div class="field">
        <label for="invite-list">{words.list}</label>
        <span class="hint" id="invite-list-hint">
          {words.listHint(Object.values(texts.disciplines).join(', '))}
        </span>
        <textarea
          {...privateField}
          class="input"
          id="invite-list"
          rows={8}
          maxLength={40_000}
          placeholder={words.listExample}
          aria-describedby="invite-list-hint"
          value={typed.value}
          onInput={event => {
            typed.value = event.currentTarget.value
          }}
        />
      </div>
      <Preview read={read} />
      <button
        type="submit"
        class="button"
        disabled={people.work.value.is === 'busy' || read.people.length === 0}
      >
        {words.inviteAll(read.people.length)}
      </button>
    </form>
  )
}

function Preview({ read }: { readonly read: ReadNames }) {
  const words = texts.invite
  return (
    <div role="status" class="people-preview">
      {read.refused.length > 0 && (
        <div class="note alarm">
          <p>{words.wrong(read.refused.length)}</p>
          <ul>
            {read.refused.map(({ number, text, why, part = '' }) => (
              <li key={number}>
                <b>{words.line(number, text)}</b> {words.lineRefusals[why](part)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {read.people.length > 0 && (
        <>
          <p>{words.read(read.people.length)}</p>
          <ol class="preview-list">
            {read.people.map(({ number, who, disciplines }) => (
              <li key={number}>
                <b>{who}</b> {disciplineWords({ disciplines }) || texts.noDisciplines}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
