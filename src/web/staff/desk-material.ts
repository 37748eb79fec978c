import { CheckedExamples } from './checked-examples.ts'
import type { OwnSettings } from './own-settings.ts'
import type { Get, Post } from './post.ts'
import { SentenceBook } from './sentence-book.ts'
import { SentenceDrafts } from './sentence-drafts.ts'

/** What a counsellor works with beside the conversation: the same for every screen of this page. */
export interface DeskMaterial {
  readonly own: OwnSettings
  readonly examples: CheckedExamples
  readonly book: SentenceBook
  readonly drafts: SentenceDrafts
}

/** Begins to load what the team shares. */
export function openMaterial(
  deps: { readonly get: Get; readonly post: Post },
  own: OwnSettings,
): DeskMaterial {
  return {
    own,
    examples: new CheckedExamples(deps),
    book: new SentenceBook(deps),
    drafts: new SentenceDrafts(),
  }
}
