import type { Notice } from './desk-view.ts'
import { texts } from './texts.ts'

/** What just happened, in one sentence. */
export function NoticeLine({ notice }: { readonly notice: Notice | null }) {
  return (
    <div class="notice" role="status">
      {notice && <p class="note attention">{wordsOf(notice)}</p>}
    </div>
  )
}

function wordsOf(notice: Notice): string {
  switch (notice.about) {
    case 'offer':
      return texts.offerGone[notice.why]
    case 'take-over':
      return texts.takeOver[notice.why]
    case 'refused':
      return texts.refusals[notice.code] ?? texts.refused
  }
}
