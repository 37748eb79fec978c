import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { riskLevels } from '../../domain/registration.ts'
import type { ClosingForm } from '../../protocol/registration.ts'
import { faultIn, readSiteFile } from '../read-site-file.ts'

const words = v.pipe(
  v.string('expected a text'),
  v.trim(),
  v.minLength(1, 'expected a text'),
  v.maxLength(200, 'expected at most 200 characters'),
)
const id = v.pipe(
  v.string('expected an id'),
  v.regex(/^[a-z0-9-]{2,40}$/, 'expected small letters, as thuis-gezin'),
)

const areDistinct = (texts: readonly string[]) => new Set(texts).size === texts.length

const theme = v.strictObject({
  id,
  label: words,
  from: v.optional(v.array(id, 'expected a list of themes of settings.json'), []),
})

const step = v.strictObject({
  level: v.picklist(riskLevels, `expected one of ${riskLevels.join(', ')}`),
  label: words,
  meaning: words,
})

const file = v.strictObject({
  example: v.optional(v.boolean('expected true or false'), false),
  themes: v.pipe(
    v.array(theme, 'expected a list of themes'),
    v.minLength(1, 'expected a theme'),
    v.maxLength(16, 'expected at most 16 themes'),
    v.check(all => areDistinct(all.map(one => one.id)), 'expected every id once'),
  ),
  risk: v.pipe(
    v.array(step, 'expected a list of risk levels'),
    v.check(
      all => all.map(({ level }) => level).join() === riskLevels.join(),
      `expected the levels ${riskLevels.join(', ')}, each once and in this order`,
    ),
  ),
})

/** A theme of the visitor, as settings.json has it. */
interface CoarseTheme {
  readonly id: string
  readonly label: string
}

/**
 * [RG9] Reads `closing.json` of a site folder; without it a form with the themes of the visitor. `coarse` are the themes in
 * settings.json. Throws `SiteRefused`: file, place in it, what was expected.
 */
export function readClosingForm(directory: string, coarse: readonly CoarseTheme[]): ClosingForm {
  const path = join(directory, 'closing.json')
  if (!existsSync(path)) return standardForm(coarse)
  const visitorThemes = coarse.map(theme => theme.id)
  const { example, themes, risk } = readSiteFile(path, file)
  for (const [index, { from }] of themes.entries()) {
    const strange = from.find(theme => !visitorThemes.includes(theme))
    if (strange !== undefined)
      throw faultIn(path, `themes.${index}.from`, `expected themes of settings.json, found "${strange}"`)
  }
  return { themes, risk, isExample: example }
}

/** Marked as an example: a team reads it before it counts with it. */
function standardForm(coarse: readonly CoarseTheme[]): ClosingForm {
  return {
    themes: coarse.map(({ id, label }) => ({ id, label, from: [id] })),
    risk: [
      { level: 'A', label: 'A · gevaar nu', meaning: 'Er is nu iemand in gevaar.' },
      { level: 'B', label: 'B · hoog', meaning: 'Er is een plan, en weinig dat tegenhoudt.' },
      { level: 'C', label: 'C · matig', meaning: 'Er zijn vaak gedachten, of er is een vaag plan.' },
      { level: 'D', label: 'D · licht', meaning: 'Er zijn soms gedachten, zonder plan.' },
      { level: 'E', label: 'E · laag', meaning: 'Je vroeg ernaar. Er is nu geen gevaar.' },
    ],
    isExample: true,
  }
}
