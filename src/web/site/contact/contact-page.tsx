import { timeInWords } from '../../../domain/hours-in-words.ts'
import type { ContactShown, ContactTrouble } from '../../../protocol/contact-form.ts'
import { htmlDocument, type PageData } from '../document.ts'
import { daysInWords } from '../kept-in-words.ts'
import { SiteFrame } from '../site-frame.tsx'
import { ContactForm } from './contact-form.tsx'
import { contactTexts as texts } from './texts-contact.ts'

/** [CT1] The page to write to the team on: not for help, for anyone, whole without script. */
export function contactPage(data: PageData & { readonly contact: ContactShown }): string {
  const { typed, problems, trouble, token, keptDays } = data.contact
  const isWrong = trouble !== null || Object.keys(problems).length > 0
  const title = `${texts.title}: ${data.settings.name}`
  return htmlDocument(data, {
    title: isWrong ? texts.wrong(title) : title,
    isForEveryone: true,
    body: (
      <SiteFrame data={data} title={texts.heading} here="/contact">
        <div class="contact-page">
          <p class="lead">{texts.lead}</p>
          <NoHelp />
          <div id="contact">
            <ContactForm typed={typed} problems={problems} trouble={inWords(trouble)} token={token} />
          </div>
          <p class="hint">
            {texts.kept(daysInWords(keptDays))} <a href="/privacy">{texts.keptMore}</a>
          </p>
        </div>
      </SiteFrame>
    ),
    data: { settings: data.settings },
  })
}

function inWords(trouble: ContactTrouble | null): string | null {
  if (trouble === null) return null
  return trouble.kind === 'too-many' ? texts.tooMany(timeInWords(trouble.time)) : texts.failed
}

/** Before the form: who needs somebody now should not wait for an answer to a letter. */
function NoHelp() {
  const { noHelp } = texts
  return (
    <section class="note attention" aria-labelledby="no-help-title">
      <h2 id="no-help-title">{noHelp.title}</h2>
      <p>{noHelp.lead}</p>
      <p class="button-row">
        <a class="button ink" href="/chat">
          {noHelp.chat}
        </a>
        <a class="button quiet" href="/bezet">
          {noHelp.elsewhere}
        </a>
        <a class="button quiet" href="#numbers-title">
          {noHelp.numbers}
        </a>
      </p>
    </section>
  )
}

/** [CT3] At an address of its own, so that loading it again sends nothing. */
export function contactSentPage(data: PageData): string {
  return htmlDocument(data, {
    title: `${texts.sent.title}: ${data.settings.name}`,
    body: (
      <SiteFrame data={data} title={texts.sent.title}>
        <div class="contact-page">
          {texts.sent.lines.map(line => (
            <p key={line} class="lead">
              {line}
            </p>
          ))}
          <p>
            <a class="button" href="/">
              {texts.sent.home}
            </a>
          </p>
        </div>
      </SiteFrame>
    ),
    data: { settings: data.settings },
  })
}
