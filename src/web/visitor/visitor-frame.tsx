import { useLayoutEffect, useRef } from 'preact/hooks'
import { PublicPage } from '../shared/public-page.tsx'
import { BeforePage, ReloadButton } from './before-page.tsx'
import type { Form } from './form.ts'
import type { LoadedRest } from './load-rest.ts'
import type { PageFrameProps } from './page-props.ts'
import { visitorTexts } from './texts.ts'
import { startTexts } from './texts-start.ts'
import type { VisitorState } from './visitor-state.ts'

interface FrameProps extends PageFrameProps {
  readonly form: Form
  readonly rest: LoadedRest
}

/** One page per state. A new page gets the focus on its heading, so that a screen reader starts there. */
export function VisitorFrame({ form, rest, ...page }: FrameProps) {
  const name = pageNameOf(form.state.value)
  const frame = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    // The talk page puts the focus in the field, and nobody wants it moved on arrival.
    if (!isFirst.current && name !== 'talking') frame.current?.querySelector('h1')?.focus()
    isFirst.current = false
    scrollTo(0, 0)
  }, [name])
  return (
    <div class="app" ref={frame}>
      {name === 'before' ? (
        <BeforePage {...{ form, rest, ...page }} />
      ) : (
        // With the key the new page is there when its heading is looked for.
        <RestPage key={name} rest={rest} {...page} />
      )}
    </div>
  )
}

/** Waiting and meeting are one page: what is being typed there must not lose its field. So are work and line. */
function pageNameOf({ is }: VisitorState): VisitorState['is'] {
  return is === 'meeting' ? 'waiting' : is === 'working' ? 'joining' : is
}

/** After a reload there is something to come back to before the rest of the page is there. */
function RestPage({ rest, ...page }: PageFrameProps & { readonly rest: LoadedRest }) {
  const part = rest.part.value
  if (typeof part === 'object') return <part.Page {...page} />
  const { title, lead } = visitorTexts.resuming
  return (
    <PublicPage {...page} title={title}>
      <p class="lead">{part === 'missing' ? startTexts.missing : lead}</p>
      {part === 'missing' && (
        <p>
          <ReloadButton />
        </p>
      )}
    </PublicPage>
  )
}
