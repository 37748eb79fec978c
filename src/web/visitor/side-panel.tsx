import type { ComponentChildren } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { Icon } from '../shared/icon.tsx'
import { NumberList } from '../shared/number-list.tsx'
import { sharedTexts } from '../shared/texts.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

const texts = visitorTexts.talk

interface PanelProps {
  readonly settings: PageSettings
  /** Reading otherwise. */
  readonly reader: ComponentChildren
}

/** Beside the words where there is room. */
export function SidePanel({ settings, reader }: PanelProps) {
  return (
    <aside class="side" aria-label={texts.help}>
      <Urgent settings={settings} />
      <section class="card">
        <h2>
          <Icon name="door-open" />
          {texts.exitTitle}
        </h2>
        <p>
          {texts.exitBefore}
          <kbd>Shift</kbd>
          {texts.exitAfter}
        </p>
      </section>
      {reader}
      <section class="card">
        <p>{texts.hardToBegin}</p>
      </section>
    </aside>
  )
}

interface MoreMenuProps extends PanelProps {
  readonly conversation: VisitorConversation
  askToStop(): void
}

/** The same on a narrow screen, behind one button that needs no script to open. */
export function MoreMenu({ conversation, settings, reader, askToStop }: MoreMenuProps) {
  return (
    <>
      <button type="button" class="button quiet chip only-narrow" popovertarget="more">
        <Icon name="ellipsis-vertical" />
        <span>{texts.more}</span>
      </button>
      <div id="more" class="more" popover="auto">
        <Urgent settings={settings} />
        {reader}
        <div class="button-row">
          {!conversation.answers.typesSlowly.value && (
            <button
              type="button"
              class="button quiet"
              onClick={event => {
                // Pressed, the button is gone, and with it what would close the menu.
                event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
                conversation.typeSlowly()
              }}
            >
              <Icon name="hourglass" />
              {texts.slow}
            </button>
          )}
          <button
            type="button"
            class="button quiet"
            popovertarget="more"
            popovertargetaction="hide"
            onClick={askToStop}
          >
            {texts.stop}
          </button>
          <button type="button" class="button soft" popovertarget="more" popovertargetaction="hide">
            {texts.close}
          </button>
        </div>
      </div>
    </>
  )
}

function Urgent({ settings }: { readonly settings: PageSettings }) {
  return (
    <section class="card">
      <h2>
        <Icon name="phone" />
        {sharedTexts.urgent}
      </h2>
      <NumberList numbers={settings.numbers} />
    </section>
  )
}
