import { join } from 'node:path'
import { type HelplinePrivacy, helplinePrivacy } from '../protocol/privacy.ts'
import { readSiteFile } from './read-site-file.ts'

/**
 * [PV1] Reads `privacy.json` of a site folder: every helpline has one. Throws `StartRefused` with the file, the place in
 * it and what was expected.
 */
export function readPrivacy(directory: string): HelplinePrivacy {
  return readSiteFile(join(directory, 'privacy.json'), helplinePrivacy)
}
