import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Report, type Reports, reportList } from '../protocol/privacy.ts'
import { isPdf, pdfPages } from './pdf-pages.ts'
import { readSiteFile } from './read-site-file.ts'
import { StartRefused } from './start-refused.ts'

const mostBytes = 20 * 1024 * 1024

/**
 * [PV20] Reads `reports.json` and the files in `reports/` of a site folder; a helpline without either has none. Every
 * report on the list is a PDF file of at most 20 MB in that folder, and every file there is on the list. Throws
 * `StartRefused` with the file and what was expected.
 */
export function readReports(directory: string): Reports {
  const listFile = join(directory, 'reports.json')
  const list = existsSync(listFile) ? readSiteFile(listFile, reportList) : { coming: [], reports: [] }
  const listed = new Set(list.reports.map(({ file }) => file))
  for (const found of filesIn(join(directory, 'reports')))
    if (!listed.has(found))
      throw new StartRefused('SITE_DIR', `${join(directory, 'reports', found)}: expected it in reports.json`)
  const reports = list.reports.map(report => ({
    ...report,
    ...measured(join(directory, 'reports', report.file), report.file),
  }))
  return {
    coming: list.coming,
    reports: reports.sort((one, other) => other.schoolYear.localeCompare(one.schoolYear)),
  }
}

/** Files that begin with a dot are those of an editor or a system. */
function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter(name => !name.startsWith('.')) : []
}

function measured(path: string, file: string): Pick<Report, 'bytes' | 'pages'> {
  if (!existsSync(path)) throw new StartRefused('SITE_DIR', `reports.json names ${file}; there is no ${path}`)
  const { size } = statSync(path)
  if (size > mostBytes) throw new StartRefused('SITE_DIR', `${path}: expected at most 20 MB`)
  const bytes = readFileSync(path)
  if (!isPdf(bytes)) throw new StartRefused('SITE_DIR', `${path}: expected a whole PDF file`)
  return { bytes: size, pages: pdfPages(bytes) }
}
