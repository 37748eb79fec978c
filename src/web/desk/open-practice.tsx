import { computed, signal } from '@preact/signals'
import type { StaffRole } from '../../domain/people.ts'
import { may } from '../../domain/roles.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { get } from '../staff/post.ts'
import type { Section } from '../staff/sections.tsx'
import type { Desk } from './desk.ts'
import { PracticeRoom } from './practice-room.ts'
import { PracticeSection } from './practice-section.tsx'
import { ShiftMemory } from './shift-memory.ts'
import { practiceTexts } from './texts-practice.ts'

interface PracticeSectionDeps {
  readonly role: StaffRole
  /** Null for who has no desk. */
  readonly desk: Desk | null
  readonly settings: PageSettings
  readonly material: DeskMaterial
  /** Back to the own work. */
  toWork(): void
}

/** The part of the staff page where one practises; none for a role that never talks and never teaches it. */
export function practiceSection(deps: PracticeSectionDeps): readonly Section[] {
  const { role, desk, settings, material, toWork } = deps
  if (!may(role, 'read-material')) return []
  const memory = new ShiftMemory(material.own)
  const mayPractise = desk ? computed(() => isLeftAlone(desk)) : signal(true)
  const room = new PracticeRoom({ get, mayPractise, played: id => memory.practisedToTheEnd(id) })
  const onPause = desk ? () => desk.pause() : undefined
  return [
    {
      id: 'practice',
      label: practiceTexts.section,
      show: () => (
        <PracticeSection
          {...{ room, settings, material, onPause, onDone: toWork, practised: memory.practised }}
          mayTick={role === 'coordinator'}
        />
      ),
    },
  ]
}

/** [DK71] Away, and nobody calls: the only state in which no visitor can come to this desk. */
export function isLeftAlone({ status, view, offer }: Pick<Desk, 'status' | 'view' | 'offer'>): boolean {
  return status.value === 'away' && view.value.at === 'duty' && offer.value === null
}
