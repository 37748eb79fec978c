import type { StaffRole } from '../../domain/people.ts'
import type { DeskMaterial } from './desk-material.ts'
import { OwnSentences } from './own-sentences.tsx'
import { PageHeading } from './page-heading.tsx'
import { SharedSentences } from './shared-sentences.tsx'
import { sentenceSectionTexts as texts } from './texts-sentences.ts'

interface SentencesSectionProps {
  readonly material: DeskMaterial
  readonly role: StaffRole
}

/** The ready sentences: one's own and those that everybody shares. Coordinators look after the shared ones. */
export function SentencesSection({ material, role }: SentencesSectionProps) {
  const mayEdit = role === 'coordinator'
  return (
    <main class="duty-page" id="main">
      <div class="duty-sheet section-sheet">
        <PageHeading>{texts.heading}</PageHeading>
        <p>{mayEdit ? texts.leadCoordinator : texts.lead}</p>
        {role === 'counsellor' && <OwnSentences material={material} />}
        <SharedSentences material={material} mayEdit={mayEdit} />
      </div>
    </main>
  )
}
