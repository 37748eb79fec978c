import { versionsOn } from '../../domain/statement-version.ts'
import { ComingChanges } from './coming-changes.tsx'
import { htmlDocument } from './document.ts'
import { dateInWords } from './kept-in-words.ts'
import type { PrivacyData } from './privacy-data.ts'
import { SiteFrame } from './site-frame.tsx'
import { type DataClass, dataGroups } from './statement-data.ts'
import { StatementOthers } from './statement-others.tsx'
import { Authority, Facts, Lines, Section } from './statement-parts.tsx'
import { privacyTexts } from './texts-privacy.ts'
import { statementTexts } from './texts-statement.ts'

/** [PV5] The whole privacy statement, out of the settings of this helpline and what it says of itself. */
export function statementPage(data: PrivacyData): string {
  const { settings } = data
  return htmlDocument(data, {
    title: `${statementTexts.title}: ${settings.name}`,
    isForEveryone: true,
    body: (
      <SiteFrame data={data} title={statementTexts.title}>
        <article class="reading statement">
          <Head {...data} />
          <Controller {...data} />
          <Purposes {...data} />
          <Kept {...data} />
          <StatementOthers {...data} />
          <Rights {...data} />
          <Safety {...data} />
          <Section id="grenzen" title={statementTexts.limits.title}>
            <Lines lines={statementTexts.limits.lines} />
          </Section>
          <Versions {...data} />
        </article>
      </SiteFrame>
    ),
    data: { settings },
  })
}

const contents = [
  ['verantwoordelijk', statementTexts.controller.title],
  ['waarvoor', statementTexts.purposes.title],
  ['wat', statementTexts.data.title],
  ['anderen', statementTexts.others.title],
  ['rechten', statementTexts.rights.title],
  ['beveiliging', statementTexts.safety.title],
  ['grenzen', statementTexts.limits.title],
  ['versies', statementTexts.versions.title],
] as const

function Head(data: PrivacyData) {
  const { current } = versionsOn(data.privacy.versions, data.today)
  return (
    <>
      <p class="lead">{statementTexts.lead}</p>
      <p>
        {current
          ? statementTexts.holdsSince(current.version, dateInWords(current.date))
          : statementTexts.notYet}
      </p>
      {data.settings.isDemo && <p class="note attention">{privacyTexts.demo}</p>}
      <ComingChanges {...data} />
      <nav class="contents" aria-labelledby="inhoudstafel">
        <h2 id="inhoudstafel">{statementTexts.contents}</h2>
        <ul>
          {contents.map(([id, title]) => (
            <li key={id}>
              <a class="tall-link" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
        <p>
          <a class="tall-link" href="/privacy">
            {privacyTexts.short}
          </a>
        </p>
      </nav>
    </>
  )
}

function Controller({ privacy: { controller, dataProtection } }: PrivacyData) {
  const texts = statementTexts.controller
  return (
    <Section id="verantwoordelijk" title={texts.title}>
      <p>{texts.lead(controller.name)}</p>
      <Facts
        facts={[
          [texts.address, controller.address],
          [texts.mail, <a href={`mailto:${controller.mail}`}>{controller.mail}</a>],
        ]}
        note={controller.note}
      />
      {dataProtection && (
        <>
          <h3>{texts.dataProtection}</h3>
          <Facts
            facts={[
              [null, dataProtection.name],
              [
                texts.mail,
                dataProtection.mail && <a href={`mailto:${dataProtection.mail}`}>{dataProtection.mail}</a>,
              ],
            ]}
            note={dataProtection.note}
          />
        </>
      )}
    </Section>
  )
}

function Purposes({ privacy: { purposes } }: PrivacyData) {
  return (
    <Section id="waarvoor" title={statementTexts.purposes.title}>
      <ol class="statement-purposes">
        {purposes.map(({ title, lines }) => (
          <li key={title}>
            <h3>{title}</h3>
            <Lines lines={lines} />
          </li>
        ))}
      </ol>
      <p>{statementTexts.purposes.only}</p>
    </Section>
  )
}

function Kept({ privacy, facts }: PrivacyData) {
  const texts = statementTexts.data
  return (
    <Section id="wat" title={texts.title}>
      <p>{texts.lead}</p>
      {dataGroups({ ...facts, backupDays: privacy.backupDays }).map(({ title, classes }) => (
        <section key={title} class="data-group">
          <h3>{title}</h3>
          {classes.map(each => (
            <Kind key={each.id} {...each} />
          ))}
        </section>
      ))}
    </Section>
  )
}

function Kind({ id, title, what, who, howLong }: DataClass) {
  const texts = statementTexts.data
  return (
    <section class="data-class" id={id}>
      <h4>{title}</h4>
      <dl>
        {(
          [
            [texts.what, what],
            [texts.who, who],
            [texts.howLong, howLong],
          ] as const
        ).map(([term, lines]) => (
          <div key={term} class="term-row">
            <dt>{term}</dt>
            <dd>
              <Lines lines={lines} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Rights({ privacy }: PrivacyData) {
  const texts = statementTexts.rights
  return (
    <Section id="rechten" title={texts.title}>
      <p>{texts.line}</p>
      <p>
        <a class="tall-link" href="/rechten">
          {texts.link}
        </a>
      </p>
      <p>{texts.complaint}</p>
      <Authority authority={privacy.authority} />
    </Section>
  )
}

function Safety({ settings, privacy: { measures } }: PrivacyData) {
  const texts = statementTexts.safety
  return (
    <Section id="beveiliging" title={texts.title}>
      <ul class="dotted">
        {[...texts.software, settings.isDemo ? texts.demoSignIn : texts.realSignIn, ...measures.lines].map(
          line => (
            <li key={line}>{line}</li>
          ),
        )}
      </ul>
      <p>{measures.lastTested ? texts.tested(dateInWords(measures.lastTested)) : texts.notTested}</p>
    </Section>
  )
}

function Versions({ privacy, today }: PrivacyData) {
  const { current, earlier } = versionsOn(privacy.versions, today)
  const texts = statementTexts.versions
  return (
    <Section id="versies" title={texts.title}>
      {[...(current ? [current] : []), ...earlier].map(({ version, date, changes }) => (
        <section key={version}>
          <h3>{texts.version(version, dateInWords(date))}</h3>
          <ul class="dotted">
            {changes.map(change => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </section>
      ))}
    </Section>
  )
}
