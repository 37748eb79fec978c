import { contactLengths } from '../../../protocol/contact.ts'
import {
  type ContactField,
  type ContactProblems,
  type ContactTyped,
  contactFields,
} from '../../../protocol/contact-form.ts'
import { Icon } from '../../shared/icon.tsx'
import { privateField } from '../../shared/private-field.ts'
import { sharedTexts } from '../../shared/texts.ts'
import { contactTexts as texts } from './texts-contact.ts'

interface ContactFormProps {
  readonly typed: ContactTyped
  readonly problems: ContactProblems
  /** What is wrong beside the fields, in words. Where a script runs it stands at the button that was pressed. */
  readonly trouble: string | null
  /** Only in the form that the browser posts itself. */
  readonly token?: string
  /** Only where a script runs. */
  readonly live?: {
    type(field: ContactField, value: string): void
    send(): void
    /** What goes on, in words; then a second press does nothing. */
    readonly busy: string | null
    readonly isAgain: boolean
  }
}

/** [CT2] [CT3] The form, the same with script and without. Without, the browser posts it; it says what that means. */
export function ContactForm({ typed, problems, trouble, token, live }: ContactFormProps) {
  function send(event: Event) {
    if (!live) return
    event.preventDefault()
    if (live.busy === null) live.send()
  }
  const change = (field: ContactField) => (event: { readonly currentTarget: { readonly value: string } }) =>
    live?.type(field, event.currentTarget.value)
  const attributes = (field: ContactField) => ({
    ...privateField,
    ...({ id: idOf(field), name: field, class: 'input', dir: 'auto' } as const),
    'aria-invalid': problems[field] !== undefined,
    'aria-describedby': problems[field] ? `${idOf(field)}-error ${idOf(field)}-hint` : `${idOf(field)}-hint`,
    onInput: change(field),
  })
  return (
    <form class="contact-form" method="post" action="/contact" autocomplete="off" noValidate onSubmit={send}>
      <Problems problems={problems} trouble={live ? null : trouble} isServed={!live} />
      <Field field="text" problems={problems}>
        <textarea {...attributes('text')} rows={8} required value={typed.text} />
        <Room text={typed.text} />
      </Field>
      <Field field="name" problems={problems}>
        <input {...attributes('name')} type="text" value={typed.name} />
      </Field>
      <Field field="mailAddress" problems={problems}>
        <input
          {...attributes('mailAddress')}
          // Not `email`: a browser would write what was typed in its own way.
          type="text"
          inputMode="email"
          autocapitalize="none"
          value={typed.mailAddress}
        />
      </Field>
      {token !== undefined && <Unseen token={token} />}
      <p class="hint">{texts.noCard}</p>
      <p class="contact-seal">
        <Icon name={live ? 'lock' : 'info'} />
        <span>{live ? texts.sealed : texts.open}</span>
      </p>
      <p class="contact-send">
        <button type="submit" class="button large" aria-disabled={live?.busy ? true : undefined}>
          {live?.isAgain ? texts.again : texts.send}
          <Icon name="send-horizontal" />
        </button>
        {live?.busy && <span class="hint">{live.busy}</span>}
        {live && trouble !== null && (
          <span class="field-error">
            <Icon name="triangle-alert" />
            {trouble}
          </span>
        )}
      </p>
    </form>
  )
}

function idOf(field: ContactField): string {
  return `contact-${field === 'mailAddress' ? 'mail' : field}`
}

interface FieldProps {
  readonly field: ContactField
  readonly problems: ContactProblems
  readonly children: preact.ComponentChildren
}

function Field({ field, problems, children }: FieldProps) {
  const problem = problems[field]
  return (
    <div class="field">
      <label for={idOf(field)}>{texts.fields[field]}</label>
      <p id={`${idOf(field)}-hint`} class="hint">
        {texts.hints[field]}
      </p>
      {problem && (
        <p id={`${idOf(field)}-error`} class="field-error">
          <Icon name="triangle-alert" />
          {texts.problems[field][problem]}
        </p>
      )}
      {children}
    </div>
  )
}

/** From 1,800 characters on: how many are left, or too many. */
function Room({ text }: { readonly text: string }) {
  const left = contactLengths.text - text.length
  if (left > 200) return null
  return <p class="hint">{sharedTexts.room(left)}</p>
}

/** [CT3] What is to be mended, with a way to each field; it has the focus when the page comes back. */
function Problems({
  problems,
  trouble,
  isServed,
}: Pick<ContactFormProps, 'problems' | 'trouble'> & { readonly isServed: boolean }) {
  const fields = contactFields.filter(field => problems[field])
  if (fields.length === 0 && trouble === null) return null
  return (
    <section
      id="contact-problems"
      class="note alarm"
      aria-labelledby="contact-problems-title"
      tabIndex={-1}
      autofocus={isServed}
    >
      <h2 id="contact-problems-title">{texts.problemsTitle}</h2>
      {trouble !== null && <p>{trouble}</p>}
      {fields.length > 0 && (
        <ul class="contact-problem-list">
          {fields.map(field => {
            const problem = problems[field]
            return (
              <li key={field}>
                <a href={`#${idOf(field)}`}>{problem && texts.problems[field][problem]}</a>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

/** [CT6] The trap, which nobody sees or hears, and what makes two presses one message. */
function Unseen({ token }: { readonly token: string }) {
  return (
    <div class="contact-trap" aria-hidden="true">
      <label for="contact-titel">{texts.trap}</label>
      <input {...privateField} id="contact-titel" name="titel" type="text" tabIndex={-1} />
      <input type="hidden" name="token" value={token} />
    </div>
  )
}
