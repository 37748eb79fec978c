import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../shared/icon.tsx'
import { ComingChanges } from './coming-changes.tsx'
import { htmlDocument } from './document.ts'
import { daysInWords } from './kept-in-words.ts'
import type { PrivacyData } from './privacy-data.ts'
import { SiteFrame } from './site-frame.tsx'
import { privacyTexts } from './texts-privacy.ts'

/** [PV4] Privacy for who reads one minute: five cards, what stays on the device, and the way to the whole text. */
export function privacyPage(data: PrivacyData): string {
  const { settings } = data
  const { device } = privacyTexts
  return htmlDocument(data, {
    title: `${privacyTexts.title}: ${settings.name}`,
    isForEveryone: true,
    body: (
      <SiteFrame data={data} here="/privacy" title={privacyTexts.title}>
        <div class="reading">
          <p class="lead">{privacyTexts.lead}</p>
          {settings.isDemo && <p class="note attention">{privacyTexts.demo}</p>}
          <ComingChanges {...data} />
          <Cards {...data} />
          <section class="block">
            <h2>{device.title}</h2>
            {device.lines.map(line => (
              <p key={line}>{line}</p>
            ))}
            <p class="hint">{device.history}</p>
          </section>
          <p>
            <a class="button" href="/privacy/verklaring">
              {privacyTexts.full}
              <Icon name="arrow-right" />
            </a>
          </p>
        </div>
      </SiteFrame>
    ),
    data: { settings },
  })
}

function Cards({ privacy, facts }: PrivacyData) {
  const { what, why, howLong, who, rights } = privacyTexts.cards
  const contactKept = daysInWords(facts.retention.contactMessage)
  return (
    <div class="privacy-cards">
      <Card icon="lock" title={what.title} lines={what.lines} />
      <Card icon="info" title={why.title} lines={privacy.why} />
      <Card icon="hourglass" title={howLong.title} lines={[howLong.talk, howLong.contact(contactKept)]} />
      <Card
        icon="users"
        title={who.title}
        lines={[
          who.controller(privacy.controller.name),
          privacy.thirdParties.length === 0 ? who.nobody : who.others,
        ]}
      />
      <Card icon="hand" title={rights.title} lines={rights.lines}>
        <p>
          <a class="tall-link" href="/rechten">
            {rights.link}
          </a>
        </p>
      </Card>
    </div>
  )
}

interface CardProps {
  readonly icon: IconName
  readonly title: string
  readonly lines: readonly string[]
  readonly children?: ComponentChildren
}

function Card({ icon, title, lines, children }: CardProps) {
  return (
    <section class="privacy-card">
      <h2>
        <Icon name={icon} />
        {title}
      </h2>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
      {children}
    </section>
  )
}
