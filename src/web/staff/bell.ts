import { NotificationCheck } from './notification-check.ts'
import { Notifications } from './notifications.ts'
import { SoundCheck } from './sound-check.ts'
import { Sounds } from './sounds.ts'
import { texts } from './texts.ts'

/** What reaches a person who is not looking at the page. One for each page load; nothing of it is kept. */
export interface Bell {
  readonly sounds: Sounds
  readonly soundCheck: SoundCheck
  readonly notifications: Notifications
  readonly notificationCheck: NotificationCheck
}

export function makeBell(): Bell {
  const sounds = new Sounds()
  const notifications = new Notifications()
  const notificationCheck = new NotificationCheck(notifications, texts.notifications.example)
  return { sounds, soundCheck: new SoundCheck(sounds), notifications, notificationCheck }
}
