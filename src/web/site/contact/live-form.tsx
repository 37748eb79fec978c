import { useEffect, useRef } from 'preact/hooks'
import { timeInWords } from '../../../domain/hours-in-words.ts'
import { sayAloud, saySoftly } from '../../shared/announcer.ts'
import { ContactForm } from './contact-form.tsx'
import type { ContactSending, ContactStage } from './contact-sending.ts'
import { contactTexts as texts } from './texts-contact.ts'

/** The form where a script runs: it seals, asks before it does not, and keeps what was typed until it is kept. */
export function LiveForm({ sending }: { readonly sending: ContactSending }) {
  const { typed, problems } = sending
  const stage = sending.stage.value
  useEffect(() => announce(stage), [stage])
  // What is wrong with a field is read first; whatever else happens, nobody is taken from where they are.
  useEffect(() => {
    if (Object.keys(problems.value).length > 0) document.getElementById('contact-problems')?.focus()
  }, [problems.value])
  return (
    <>
      <ContactForm
        typed={typed.value}
        problems={problems.value}
        trouble={troubleInWords(stage)}
        live={{
          type: (field, value) => sending.type(field, value),
          send: () => void sending.send(),
          busy: busyInWords(stage),
          isAgain: ['no-connection', 'failed', 'too-many'].includes(stage.at),
        }}
      />
      {stage.at === 'unsealed' && <Unsealed sending={sending} />}
    </>
  )
}

/** [CT5] Sealing did not work: nothing is sent before somebody chose so. */
function Unsealed({ sending }: { readonly sending: ContactSending }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="note attention contact-unsealed" aria-labelledby="unsealed-title">
      <h2 id="unsealed-title" ref={heading} tabIndex={-1}>
        {texts.unsealed.title}
      </h2>
      {texts.unsealed.lines.map(line => (
        <p key={line}>{line}</p>
      ))}
      <p class="button-row">
        <button type="button" class="button" onClick={() => void sending.sendOpen()}>
          {texts.unsealed.send}
        </button>
        <button type="button" class="button quiet" onClick={() => back(sending)}>
          {texts.unsealed.back}
        </button>
      </p>
    </section>
  )
}

function back(sending: ContactSending) {
  sending.reconsider()
  document.getElementById('contact-text')?.focus()
}

function busyInWords({ at }: ContactStage): string | null {
  if (at === 'preparing') return texts.preparing
  return at === 'sending' || at === 'sent' ? texts.sending : null
}

function troubleInWords(stage: ContactStage): string | null {
  switch (stage.at) {
    case 'too-many':
      return texts.tooMany(clockTime(stage.until))
    case 'no-connection':
      return texts.noConnection
    case 'failed':
      return texts.failed
    case 'writing':
    case 'preparing':
    case 'sending':
    case 'unsealed':
    case 'sent':
      return null
  }
}

/** A message that was not sent is one of the four things that are said at once. */
function announce(stage: ContactStage) {
  const trouble = troubleInWords(stage)
  const busy = busyInWords(stage)
  if (trouble !== null) sayAloud(`${texts.problemsTitle}. ${trouble}`)
  else if (busy !== null) saySoftly(busy)
}

function clockTime(instant: number): string {
  const at = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  return timeInWords(`${two(at.getHours())}:${two(at.getMinutes())}`)
}
