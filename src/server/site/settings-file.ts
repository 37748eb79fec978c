import { join } from 'node:path'
import * as v from 'valibot'
import { helplineWords, type PageSettings, pageSettings } from '../../protocol/page-settings.ts'
import { readSiteFile } from '../read-site-file.ts'
import { menuLabels } from './menu.ts'

/** What the site folder says of a helpline: everything of the page settings but the keys and the mode. */
export type SiteSettings = Omit<
  PageSettings,
  'rootKey' | 'grantsFrom' | 'rootGrantsFrom' | 'isDemo' | 'hoursText'
>

const { entries } = helplineWords

/** `words`: what a helpline does not name is called by a neutral word (SP20). */
const words = v.strictObject({
  counsellorRole: v.optional(entries.counsellorRole, 'begeleider'),
  counsellorRoles: v.optional(entries.counsellorRoles, 'begeleiders'),
  chatLead: v.optional(
    entries.chatLead,
    'Je praat zo met een begeleider. Je hoeft niet te zeggen wie je bent.',
  ),
  ownService: v.optional(entries.ownService, 'Iemand dichtbij'),
})

/** Of the page settings all that no other file and no key says, and the menu. */
const settingsFile = v.strictObject({
  ...v.omit(pageSettings, [
    ...(['rootKey', 'grantsFrom', 'rootGrantsFrom', 'isDemo', 'hoursText'] as const),
    ...(['numbers', 'referrals'] as const),
  ]).entries,
  words: v.optional(words, {}),
  menu: menuLabels,
})

/** [SG11] Reads `settings.json` of a site folder. Throws `SiteRefused`: file, place in it, what was expected. */
export function readSettingsFile(directory: string): v.InferOutput<typeof settingsFile> {
  return readSiteFile(join(directory, 'settings.json'), settingsFile)
}
