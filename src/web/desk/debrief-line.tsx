import { Icon } from '../staff/icon.tsx'
import type { Rhythm } from './rhythm.ts'
import { texts } from './texts-closing.ts'

/** [RG8] Whether somebody will call to talk about it. Told without a word of the conversation. */
export function DebriefLine({ rhythm, mayAsk }: { readonly rhythm: Rhythm; readonly mayAsk: boolean }) {
  const debrief = rhythm.debrief.value
  if (!debrief)
    return mayAsk ? (
      <button type="button" class="button quiet" onClick={() => rhythm.breathe()}>
        <Icon name="phone" />
        {texts.debrief.ask}
      </button>
    ) : null
  return (
    <div class="debrief-line note" role="status">
      <Icon name="phone" />
      <p>{debrief.answeredBy === null ? texts.debrief.asked : texts.debrief.answered(debrief.answeredBy)}</p>
      {debrief.answeredBy === null && (
        <button type="button" class="button quiet" onClick={() => rhythm.withdrawDebrief()}>
          {texts.debrief.withdraw}
        </button>
      )}
    </div>
  )
}
