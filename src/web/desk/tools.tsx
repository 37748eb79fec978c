import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { useAction } from '../staff/actions.ts'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { Icon } from '../staff/icon.tsx'
import { keyTexts } from '../staff/texts-keys.ts'
import { ToolsWindow } from '../staff/tools-window.ts'
import { CrisisNote } from './crisis.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { NumbersCard } from './numbers-card.tsx'
import { PhaseGuide } from './phase-guide.tsx'
import { ReferralPanel } from './referral-panel.tsx'
import { ScratchPad } from './scratch-pad.tsx'

const { tools: words } = keyTexts

export interface ToolsProps {
  readonly desk: Desk
  readonly conversation: DeskConversation
  readonly settings: PageSettings
  readonly ownId: string
  readonly material: DeskMaterial
  readonly openNow: ReadonlySignal<PublicStatus['openNow']>
  /** Puts a sentence into the field, to be changed before it is sent. */
  onInsert(sentence: string): void
}

/** What helps beside a conversation: here, or in a window of its own on a second screen. */
export function Tools(props: ToolsProps) {
  const tools = useMemo(() => new ToolsWindow(), [])
  const isOpen = tools.window.value !== null
  useAction('tools-window', isOpen ? words.back : words.open, () => (isOpen ? tools.close() : tools.open()))
  useEffect(() => () => tools.close(), [])
  useEffect(() => tools.show(<AllTools {...props} />))
  if (isOpen)
    return (
      <section class="tools-elsewhere">
        <p role="status">{words.elsewhere}</p>
        <button type="button" class="button quiet" onClick={() => tools.close()}>
          <Icon name="arrow-down" />
          {words.back}
        </button>
      </section>
    )
  return (
    <>
      <AllTools {...props} />
      <button type="button" class="button quiet tools-out" onClick={() => tools.open()}>
        <Icon name="plus" />
        {words.open}
      </button>
      {tools.wasBlocked.value && (
        <p class="note attention" role="status">
          {words.blocked}
        </p>
      )}
    </>
  )
}

function AllTools({ desk, conversation, settings, ownId, material, openNow, onInsert }: ToolsProps) {
  return (
    <>
      {conversation.time.isCrisis ? (
        <CrisisNote {...{ desk, conversation, ownId, examples: material.examples, onInsert }} />
      ) : (
        <PhaseGuide conversation={conversation} examples={material.examples} />
      )}
      <ScratchPad notes={conversation.notes} />
      <NumbersCard numbers={settings.numbers} onInsert={onInsert} />
      <ReferralPanel
        referrals={settings.referrals}
        openNow={openNow}
        onGive={id => conversation.giveCard(id)}
      />
    </>
  )
}
