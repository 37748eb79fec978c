import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import * as v from 'valibot'
import { type ClosingForm, closingForm } from '../../protocol/registration.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import { exampleOf } from '../staff/closing-example.ts'
import { ExampleMark } from '../staff/example-mark.tsx'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import type { Post } from '../staff/post.ts'
import { texts } from './texts-closing-form.ts'

interface ClosingFormSectionProps {
  readonly post: Post
  readonly examples: CheckedExamples
}

/** [RG9] What the closing form of this helpline asks, for a coordinator who looks at it and ticks it. */
export function ClosingFormSection({ post, examples }: ClosingFormSectionProps) {
  const form = useSignal<ClosingForm | 'failed' | null>(null)
  const load = async () => {
    const parsed = v.safeParse(closingForm, await post('/api/closing-form', {}).catch(() => undefined))
    form.value = parsed.success ? parsed.output : 'failed'
  }
  useEffect(() => void load(), [])
  const shown = form.value
  return (
    <main class="duty-page alone" id="main">
      <div class="duty-sheet">
        <PageHeading>{texts.heading}</PageHeading>
        <p>{texts.lead}</p>
        {shown === null && <p role="status">{texts.loading}</p>}
        {shown === 'failed' && (
          <div class="note alarm" role="alert">
            <p>{texts.failed}</p>
            <button type="button" class="button quiet" onClick={() => void load()}>
              <Icon name="refresh-cw" />
              {texts.again}
            </button>
          </div>
        )}
        {shown !== null && shown !== 'failed' && <Shown form={shown} examples={examples} />}
      </div>
    </main>
  )
}

function Shown({ form, examples }: { readonly form: ClosingForm; readonly examples: CheckedExamples }) {
  const example = exampleOf(form)
  const tick = examples.tickOf(example)
  const isFailed = useSignal(false)
  const check = async (isChecked: boolean) => {
    isFailed.value = !(await examples.check(example, isChecked))
  }
  return (
    <>
      {form.isExample && <ExampleMark examples={examples} {...example} />}
      <h2>{texts.themes}</h2>
      <ul class="closing-form-list">
        {form.themes.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
      <h2>{texts.risk}</h2>
      <ul class="closing-form-list">
        {form.risk.map(({ level, label, meaning }) => (
          <li key={level}>
            <b>{label}</b> {meaning}
          </li>
        ))}
      </ul>
      {form.isExample && tick !== null && (
        <label class="choice">
          <input
            type="checkbox"
            autocomplete="off"
            checked={tick !== undefined}
            onChange={event => void check(event.currentTarget.checked)}
          />
          {tick ? texts.checkedBy(tick.by) : texts.check}
        </label>
      )}
      {isFailed.value && (
        <p class="note alarm" role="alert">
          {texts.notKept}
        </p>
      )}
      <p class="hint">{texts.change}</p>
    </>
  )
}
