import type { SiteLanguage } from '../../protocol/site-pages.ts'
import type { ReadText } from './blocks-of.ts'
import type { FrontMatter } from './front-matter.ts'

/** A page as its file has it, before it is known what else there is. */
export interface WrittenPage {
  readonly file: string
  readonly href: string
  readonly language: SiteLanguage
  readonly front: FrontMatter
  /** What ties it to the same in other words. */
  readonly sameAs: string
  readonly read: ReadText
}
