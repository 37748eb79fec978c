import { timeInWords } from '../../domain/hours-in-words.ts'
import { Alternatives } from '../shared/alternatives.tsx'
import { htmlDocument, type PageData } from './document.ts'
import { SiteFrame } from './site-frame.tsx'
import { siteTexts } from './texts.ts'
import { Door } from './welcome-page.tsx'

const texts = siteTexts.elsewhere

/** [RF5] "Bezet, wat nu?": how the door is, and where one can go now. Whole without script. */
export function elsewherePage(data: PageData): string {
  const { settings, status } = data
  return htmlDocument(data, {
    title: `${texts.title} ${settings.name}`,
    isForEveryone: true,
    body: (
      <SiteFrame data={data} title={texts.title} here="/bezet">
        <Door status={status} />
        <section class="elsewhere-page">
          <h2>{status.mayCome ? texts.besides : texts.lead}</h2>
          <Alternatives referrals={settings.referrals} openNow={status.openNow} show="all" />
          <p class="hint">{texts.lookedAt(timeInWords(status.now.time))}</p>
        </section>
        <p class="alone">
          <a href="/openingsuren">{siteTexts.allHours}</a>
        </p>
      </SiteFrame>
    ),
    data: { settings },
  })
}
