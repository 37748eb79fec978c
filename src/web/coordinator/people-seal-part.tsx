import { useSignal } from '@preact/signals'
import type { Opener } from '../../crypto/key-files.ts'
import type { PartProps } from './people-part.ts'
import type { Everyone } from './people-read.ts'
import { notYetSealedFor, openersOf, sealKeys } from './people-seal.ts'
import { sealTexts } from './people-seal-texts.ts'
import { PhraseField } from './people-work.tsx'

const list = new Intl.ListFormat('nl-BE')

interface OpenersProps {
  readonly everyone: Everyone
  /** Who is let in with the same press. */
  readonly newcomers?: readonly { readonly id: string; readonly name: string }[]
}

/** [SI72] SE45: the names of all for whom the keys are sealed, before it happens. */
export function Openers({ everyone, newcomers = [] }: OpenersProps) {
  if (everyone.keyFiles.length === 0) return null
  const openers = openersOf(everyone, 'root.age')
  const others = newcomers.filter(({ id }) => openers.every(one => one.id !== id))
  const names = [...openers.map(calledOpener), ...others.map(({ name }) => name)]
  const trainers = openersOf(everyone, 'training/').filter(({ kind }) => kind === 'trainer')
  return (
    <p class="hint">
      {sealTexts.openers(list.format(names))}{' '}
      {trainers.length > 0 && `${sealTexts.trainers(list.format(trainers.map(({ name }) => name)))} `}
      {sealTexts.before}
    </p>
  )
}

/** What an opener's grant is called; the sheet is no person. */
function calledOpener({ kind, name }: Opener): string {
  return kind === 'recovery' ? sealTexts.sheet : name
}

/** [SI74] Whoever was let in and opens nothing yet, until somebody seals the keys for them: one press. */
export function NotYetSealed({ people, everyone }: Omit<PartProps, 'now'>) {
  const phrase = useSignal('')
  const missing = notYetSealedFor(everyone)
  if (missing.length === 0) return null
  return (
    <form
      class="note attention"
      autocomplete="off"
      onSubmit={async event => {
        event.preventDefault()
        if (await sealKeys(people, phrase.value)) phrase.value = ''
      }}
    >
      <p>
        <b>{sealTexts.notYet(list.format(missing.map(calledOpener)))}</b> {sealTexts.why}
      </p>
      {missing.some(({ id }) => id === people.me.id) && <p>{sealTexts.notYou}</p>}
      <Openers everyone={everyone} />
      <PhraseField id="seal-phrase" phrase={phrase} />
      <button type="submit" class="button" disabled={people.work.value.is === 'busy'}>
        {sealTexts.go}
      </button>
    </form>
  )
}
