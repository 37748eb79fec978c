import { computed, effect } from '@preact/signals'
import type { Bell } from '../staff/bell.ts'
import { markTab } from '../staff/favicon.ts'
import { pageHidden } from '../staff/page-hidden.ts'
import { ringTones } from '../staff/tones.ts'
import { keepAttention } from './attention.ts'
import type { Desk } from './desk.ts'
import { titleOf } from './desk-title.ts'
import { texts } from './texts.ts'
import { countUnread } from './unread.ts'

/** How long a page that was displaced rings. */
const alarmSeconds = 3

/** Ties a desk to everything that reaches a person: sounds, notification, the title and the picture of the tab. */
export function callCounsellor(desk: Desk, { sounds, notifications }: Bell, siteName: string): void {
  const unread = countUnread(desk, pageHidden())
  const isAlarm = computed(() => desk.alarm.alarm.value?.isAnswered === false)
  keepAttention({
    offer: desk.offer,
    isAlarm,
    isTalking: () => desk.isBusy,
    unread,
    play: tones => sounds.play(tones),
    notify: about => notifications.show(texts[about].notification(siteName)),
    isLookedAt: () => document.hasFocus(),
    now: Date.now,
  })
  effect(() => {
    const view = desk.view.value
    // SE27: somebody opened this desk on another page. If it was not this person, they must hear it.
    if (view.at === 'stopped' && view.why === 'elsewhere') sounds.play(ringTones(alarmSeconds))
  })
  effect(() => {
    document.title = `${titleOf(desk, unread.value)} – ${siteName}`
    markTab(desk.offer.value !== null || isAlarm.value || unread.value > 0)
  })
}
