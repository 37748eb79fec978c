import type { SentenceRequest } from '../../protocol/sentences.ts'
import type { DeskMaterial } from './desk-material.ts'
import { sentenceSectionTexts as texts } from './texts-sentences.ts'

/** Changes what everybody shares; gives what to say when it was not kept. */
export async function changeShared(
  { book }: DeskMaterial,
  request: SentenceRequest,
): Promise<string | undefined> {
  const refused = await book.change(request)
  return refused && (texts.refusals[refused] ?? texts.refused)
}
