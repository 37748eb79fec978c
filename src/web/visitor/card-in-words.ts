import type { PageSettings } from '../../protocol/page-settings.ts'
import { visitorTexts } from './texts.ts'

/** A card names one of the site's own numbers, so nobody can send another one: of an unknown one nothing is shown. */
export function cardInWords({ numbers }: PageSettings, number: string): string | undefined {
  const found = numbers.find(one => one.number === number)
  return found && visitorTexts.talk.card(found.name, found.number)
}
