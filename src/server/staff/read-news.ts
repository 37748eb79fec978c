import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type StaffNews, staffNews } from '../../protocol/staff-news.ts'
import { readSiteFile } from '../read-site-file.ts'

/** [DK66] Reads `news.json` of a site folder; a helpline without it has no news. Throws `StartRefused`. */
export function readNews(directory: string): StaffNews {
  const file = join(directory, 'news.json')
  return existsSync(file) ? readSiteFile(file, staffNews) : { entries: [] }
}
