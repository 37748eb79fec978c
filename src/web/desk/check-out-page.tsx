import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import * as v from 'valibot'
import { type OwnCounts, ownCounts } from '../../protocol/registration.ts'
import { useAction } from '../staff/actions.ts'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import type { Post } from '../staff/post.ts'
import { ShiftNoteForm } from '../staff/shift-note-parts.tsx'
import { DebriefLine } from './debrief-line.tsx'
import type { Desk } from './desk.ts'
import { texts } from './texts-closing.ts'
import { UnfiledList } from './unfiled-list.tsx'

interface CheckOutPageProps {
  readonly desk: Desk
  readonly person: { readonly name: string }
  readonly post: Post
  onSignOut(): void
}

/** [RG10] [RG11] The end of a shift: what is still to be filed, a note for who comes next, one's own day, and thank you. */
export function CheckOutPage({ desk, person, post, onSignOut }: CheckOutPageProps) {
  const { unfiled, isKnown } = desk.closings
  const words = texts.checkOut
  useEffect(() => void desk.closings.look(), [desk])
  useAction('sign-out', words.signOut, onSignOut)
  return (
    <main class="duty-page alone" id="main">
      <div class="duty-sheet">
        <PageHeading>{words.heading(person.name)}</PageHeading>
        <p>{words.lead}</p>
        <UnfiledList desk={desk} />
        {unfiled.value.length === 0 && (
          <p class={isKnown.value ? 'note' : 'note attention'} role="status">
            {isKnown.value ? words.nothingLeft : words.notKnown}
          </p>
        )}
        <ShiftNoteForm notes={desk.shiftNotes} />
        <OwnDay post={post} />
        <DebriefLine rhythm={desk.rhythm} mayAsk={false} />
        <div class="button-row">
          <button type="button" class="button large" onClick={onSignOut}>
            <Icon name="log-out" />
            {words.signOut}
          </button>
          <button type="button" class="button large quiet" onClick={() => desk.after.toStart()}>
            {words.back}
          </button>
        </div>
      </div>
    </main>
  )
}

/** [RG6] One's own numbers, and nobody else's. */
function OwnDay({ post }: Pick<CheckOutPageProps, 'post'>) {
  const counts = useSignal<OwnCounts | 'failed' | null>(null)
  useEffect(() => {
    void post('/api/own-counts', {})
      .then(answer => {
        const parsed = v.safeParse(ownCounts, answer)
        counts.value = parsed.success ? parsed.output : 'failed'
      })
      .catch(() => {
        counts.value = 'failed'
      })
  }, [post, counts])
  const words = texts.checkOut
  const known = counts.value
  return (
    <section class="own-day" aria-labelledby="own-day-title">
      <h2 id="own-day-title">{words.own}</h2>
      {known === null || known === 'failed' ? (
        <p>{known === null ? words.loading : words.noCounts}</p>
      ) : (
        <dl class="told">
          <div>
            <dt>{words.today}</dt>
            <dd>{words.sums(known.today.conversations, known.today.minutes)}</dd>
          </div>
          <div>
            <dt>{words.schoolYear}</dt>
            <dd>{words.sums(known.schoolYear.conversations, known.schoolYear.minutes)}</dd>
          </div>
        </dl>
      )}
      <p class="hint">{words.ownHint}</p>
    </section>
  )
}
