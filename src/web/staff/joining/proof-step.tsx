import { type Signal, useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { privateField } from '../../shared/private-field.ts'
import { Icon } from '../icon.tsx'
import { TextField } from '../way-in/text-field.tsx'
import { askedWords, isEndOf, isWord } from './paper-proof.ts'
import type { Papers } from './paper-step.tsx'
import { joiningTexts } from './texts.ts'

const { proof: texts } = joiningTexts
const field = { ...privateField, type: 'text', autocapitalize: 'none' } as const

interface ProofStepProps {
  readonly papers: Papers
  onProven(): void
  onBack(): void
}

/** [SI43] "Ik heb het op papier" is believed when two words and the end of the code are typed from it. */
export function ProofStep({ papers, onProven, onBack }: ProofStepProps) {
  const numbers = useMemo(() => askedWords(Math.random), [])
  const [first, second, code] = [useSignal(''), useSignal(''), useSignal('')]
  const hasTried = useSignal(false)
  const words: [number, Signal<string>][] = [
    [numbers[0], first],
    [numbers[1], second],
  ]
  const { phrase, recovery } = papers
  const isCodeRight = recovery === null || isEndOf(recovery, code.value)
  const isRight = isCodeRight && words.every(([number, typed]) => isWord(phrase, number, typed.value))

  function check() {
    hasTried.value = true
    if (isRight) onProven()
  }

  return (
    <form
      autocomplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        check()
      }}
    >
      {words.map(([number, typed]) => (
        <TextField
          key={number}
          id={`word-${number}`}
          label={texts.word(number)}
          error={hasTried.value && !isWord(phrase, number, typed.value) ? texts.wordWrong(number) : undefined}
          value={typed}
          field={field}
        />
      ))}
      {recovery !== null && (
        <TextField
          id="sheet-code"
          label={texts.code}
          error={hasTried.value && !isCodeRight ? texts.codeWrong : undefined}
          value={code}
          field={field}
        />
      )}
      <div class="button-row">
        <button type="submit" class="button large">
          {texts.check}
          <Icon name="arrow-right" />
        </button>
        <button type="button" class="button quiet large" onClick={onBack}>
          {texts.back}
        </button>
      </div>
    </form>
  )
}
