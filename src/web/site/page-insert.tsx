import { sessionInWords } from '../../domain/hours-in-words.ts'
import type { Insert } from '../../protocol/site-pages.ts'
import { Alternatives } from '../shared/alternatives.tsx'
import { doorWords } from '../shared/door-words.ts'
import { NumberList } from '../shared/number-list.tsx'
import type { PageData } from './document.ts'
import { ExitHint } from './exit-hint.tsx'
import { Door } from './welcome-page.tsx'

interface PageInsertProps {
  readonly insert: Insert
  readonly data: PageData
}

/** [SP6] What stands in a page of the helpline where the house knows better: now, and without script. */
export function PageInsert({ insert, data }: PageInsertProps) {
  const { settings, status } = data
  switch (insert) {
    case 'numbers':
      return <NumberList numbers={settings.numbers} />
    case 'alternatives':
      return <Alternatives referrals={settings.referrals} openNow={status.openNow} show="all" />
    case 'door':
      return <Door status={status} />
    case 'hours':
      return <Hours data={data} />
    case 'exit':
      return <ExitHint />
  }
}

/** The week and the sessions in holidays; where no week is told, as in the demo, how it is now. */
function Hours({ data: { settings, status } }: { readonly data: PageData }) {
  const lines = settings.hoursText?.split(/(?<=\.)\s+(?=\p{Lu})/u) ?? [doorWords(status).words]
  return (
    <ul class="hours">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
      {status.holidaySessions.map(({ opensAt, closesAt }) => (
        <li key={opensAt.date + opensAt.time}>{sessionInWords(opensAt, closesAt, status.now)}</li>
      ))}
    </ul>
  )
}
