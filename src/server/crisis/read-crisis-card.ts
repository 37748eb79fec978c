import { join } from 'node:path'
import { type CrisisCard, crisisCard } from '../../protocol/crisis-card.ts'
import { readSiteFile } from '../read-site-file.ts'

/** [CR2] Reads `crisis.json` of a site folder. Throws `StartRefused`: file, place in it, what was expected. */
export function readCrisisCard(directory: string): CrisisCard {
  return readSiteFile(join(directory, 'crisis.json'), crisisCard)
}
