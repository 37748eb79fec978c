import type { Report, Reports } from '../../protocol/privacy.ts'
import { htmlDocument, type PageData } from './document.ts'
import { bytesInWords } from './kept-in-words.ts'
import { SiteFrame } from './site-frame.tsx'
import { Lines } from './statement-parts.tsx'
import { reportTexts } from './texts-privacy.ts'

/** [PV23] The annual reports of earlier years as files, newest first; without one, what is to come. */
export function reportsPage(data: PageData & Reports): string {
  const { settings, reports, coming } = data
  return htmlDocument(data, {
    title: `${reportTexts.title}: ${settings.name}`,
    isForEveryone: true,
    body: (
      <SiteFrame data={data} here="/jaarverslag" title={reportTexts.title}>
        <div class="reading">
          <p class="lead">{reportTexts.lead}</p>
          {reports.length === 0 ? (
            <p>{reportTexts.none}</p>
          ) : (
            <ul class="report-list">
              {reports.map(report => (
                <ReportRow key={report.file} {...report} />
              ))}
            </ul>
          )}
          <Lines lines={coming} />
        </div>
      </SiteFrame>
    ),
    data: { settings },
  })
}

function ReportRow({ file, schoolYear, title, bytes, pages }: Report) {
  const size = [reportTexts.file(bytesInWords(bytes)), ...(pages === null ? [] : [reportTexts.pages(pages)])]
  return (
    <li>
      <a class="tall-link" href={`/jaarverslag/${file}`} type="application/pdf">
        {title}
      </a>
      <p class="hint">{[reportTexts.schoolYear(schoolYear), ...size].join(' · ')}</p>
    </li>
  )
}
