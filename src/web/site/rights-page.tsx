import { htmlDocument } from './document.ts'
import { daysInWords } from './kept-in-words.ts'
import type { PrivacyData } from './privacy-data.ts'
import { SiteFrame } from './site-frame.tsx'
import { Authority, Facts, Lines } from './statement-parts.tsx'
import { privacyTexts, rightsTexts } from './texts-privacy.ts'

/** [PV10] What somebody may ask about their data, and how, as it is today: of a conversation there is nothing. */
export function rightsPage(data: PrivacyData): string {
  const { settings, privacy, facts } = data
  const { talk, written, complaint } = rightsTexts
  return htmlDocument(data, {
    title: `${rightsTexts.title}: ${settings.name}`,
    isForEveryone: true,
    body: (
      <SiteFrame data={data} here="/rechten" title={rightsTexts.title}>
        <div class="reading">
          <p class="lead">{rightsTexts.lead}</p>
          {settings.isDemo && <p class="note attention">{privacyTexts.demo}</p>}
          <section class="block">
            <h2>{talk.title}</h2>
            <Lines lines={talk.lines} />
          </section>
          <section class="block">
            <h2>{written.title}</h2>
            <Lines lines={written.lines} />
            <p>{written.kept(daysInWords(facts.retention.contactMessage))}</p>
          </section>
          <section class="block">
            <h2>{rightsTexts.listTitle}</h2>
            <dl class="rights">
              {rightsTexts.list.map(({ right, line }) => (
                <div key={right} class="term-row">
                  <dt>{right}</dt>
                  <dd>{line}</dd>
                </div>
              ))}
            </dl>
          </section>
          <How {...data} />
          <section class="block">
            <h2>{complaint.title}</h2>
            <p>{complaint.first}</p>
            <p>{complaint.always}</p>
            <Authority authority={privacy.authority} />
          </section>
          <p>
            <a class="tall-link" href="/privacy/verklaring">
              {rightsTexts.more}
            </a>
          </p>
        </div>
      </SiteFrame>
    ),
    data: { settings },
  })
}

function How({ menu, privacy: { controller, dataProtection, ownRightsAge } }: PrivacyData) {
  const { how } = rightsTexts
  const hasForm = menu.some(({ href }) => href === '/contact')
  const mail = dataProtection?.mail ?? controller.mail
  return (
    <section class="block">
      <h2>{how.title}</h2>
      <Lines lines={how.lines} />
      {ownRightsAge !== undefined && <p>{how.ownAge(ownRightsAge)}</p>}
      <Facts
        facts={[
          [null, hasForm && <a href="/contact">{how.contact}</a>],
          [how.mail, <a href={`mailto:${mail}`}>{mail}</a>],
          [how.post, `${controller.name}, ${controller.address}`],
          [how.dataProtection, dataProtection?.name],
        ]}
        note={dataProtection?.note ?? controller.note}
      />
    </section>
  )
}
