import { render } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { Cover } from './cover.tsx'
import { HideButton } from './hide-button.tsx'
import { makeHiding } from './hiding.ts'
import { laterParts } from './later-parts.tsx'
import { ReaderLink, ReaderPanel } from './reader-panel.tsx'
import { applyReading, makeReading } from './reading.ts'
import { SurveyForm } from './survey-form.tsx'
import type { VisitorConversation } from './visitor-conversation.ts'

interface Page {
  readonly conversation: VisitorConversation
  readonly settings: PageSettings
}

/** What stands beside every page: reading otherwise, hiding for a moment, and at the end how it was. */
export function bringBeside({ conversation, settings }: Page) {
  const hiding = makeHiding(conversation)
  const reading = makeReading()
  applyReading(reading, document.documentElement, () => document.styleSheets)
  const beside = document.createElement('div')
  document.body.append(beside)
  render(
    <>
      <ReaderPanel reading={reading} />
      <Cover hiding={hiding} target={settings.quickExit} />
    </>,
    beside,
  )
  laterParts.hide.value = () => <HideButton hiding={hiding} />
  laterParts.reader.value = () => <ReaderLink reading={reading} />
  laterParts.survey.value = () => <SurveyForm {...{ conversation, settings }} />
}
