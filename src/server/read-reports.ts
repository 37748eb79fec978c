import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Report, type Reports, reportList } from '../protocol/privacy.ts'
import { isPdf, pdfPages } from './pdf-pages.ts'
import { faultIn, readSiteFile } from './read-site-file.ts'
import { siteFault } from './site/site-fault.ts'

const mostBytes = 20 * 1024 * 1024

/**
 * [PV20] Reads `reports.json` and the files in `reports/` of a site folder; a helpline without either has none. Every
 * report on the list is a PDF file of at most 20 MB in that folder, and every file there is on the list. Throws
 * `SiteRefused` with the file and what was expected.
 */
export function readReports(directory: string): Reports {
  const listFile = join(directory, 'reports.json')
  const list = existsSync(listFile) ? readSiteFile(listFile, reportList) : { coming: [], reports: [] }
  const listed = new Set(list.reports.map(({ file }) => file))
  for (const found of filesIn(join(directory, 'reports')))
    if (!listed.has(found))
      throw siteFault(join(directory, 'reports', found), null, 'expected it in reports.json')
  const reports = list.reports.map((report, index) => {
    const path = join(directory, 'reports', report.file)
    if (!existsSync(path)) throw faultIn(listFile, `reports.${index}.file`, `expected a file ${path}`)
    return { ...report, ...measured(path) }
  })
  return {
    coming: list.coming,
    reports: reports.sort((one, other) => other.schoolYear.localeCompare(one.schoolYear)),
  }
}

/** Files that begin with a dot are those of an editor or a system. */
function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter(name => !name.startsWith('.')) : []
}

/** [PV21] Size and pages of a file that is whole and small enough. */
function measured(path: string): Pick<Report, 'bytes' | 'pages'> {
  const { size } = statSync(path)
  if (size > mostBytes) throw siteFault(path, null, 'expected at most 20 MB')
  const bytes = readFileSync(path)
  if (!isPdf(bytes)) throw siteFault(path, null, 'expected a whole PDF file')
  return { bytes: size, pages: pdfPages(bytes) }
}
