import { type Refused, refuse } from '../../domain/refusal.ts'
import { mostShared, type SentenceRequest, type SentencesAnswer } from '../../protocol/sentences.ts'
import type { Account } from '../staff/people.ts'
import type { MaterialDeps } from './material.ts'
import { type SentenceChange, withChanges } from './shared-sentences.ts'

/** What everybody shares now. */
export async function sharedSentences({ commit, sentences }: MaterialDeps): Promise<SentencesAnswer> {
  return withChanges(sentences, await commit(({ sharedSentences }) => sharedSentences.all()))
}

/**
 * [DK33] A coordinator adds, changes, takes away or gives back a shared sentence. Refused: not-yours, for a name that there
 * is not; already-open, for a new one whose name is taken, also by one that was taken away; too-large, when there are too many.
 */
export function changeSentence(
  { commit, sentences, clock }: MaterialDeps,
  request: SentenceRequest,
  { id, name: by }: Pick<Account, 'id' | 'name'>,
): Promise<Refused | undefined> {
  const { name } = request
  const isShipped = sentences.some(one => one.name === name)
  return commit(async ({ sharedSentences: store, auditLog }) => {
    const now = withChanges(sentences, await store.all())
    const isThere = now.sentences.some(one => one.name === name)
    const isKnown = isThere || now.removed.some(one => one.name === name)
    const put = (value: SentenceChange['value']) => store.put({ name, value, by, at: clock.now() })
    const writeDown = async () => {
      await auditLog.append({ actor: id, action: 'sentence-changed', object: name })
      return undefined
    }
    switch (request.act) {
      case 'add':
        if (isKnown) return refuse('already-open')
        if (now.sentences.length >= mostShared) return refuse('too-large')
        await put({ phase: request.phase, text: request.text })
        return writeDown()
      case 'change':
        if (!isThere) return refuse('not-yours')
        await put({ phase: request.phase, text: request.text })
        return writeDown()
      case 'remove':
        if (!isThere) return refuse('not-yours')
        await (isShipped ? put(null) : store.remove(name))
        return writeDown()
      case 'reset':
        if (!isShipped) return refuse('not-yours')
        await store.remove(name)
        return writeDown()
    }
  })
}
