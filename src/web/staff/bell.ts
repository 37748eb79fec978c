import { Notifications } from './notifications.ts'
import { SoundCheck } from './sound-check.ts'
import { Sounds } from './sounds.ts'

/** What reaches a person who is not looking at the page. One for each page load; nothing of it is kept. */
export interface Bell {
  readonly sounds: Sounds
  readonly soundCheck: SoundCheck
  readonly notifications: Notifications
}

export function makeBell(): Bell {
  const sounds = new Sounds()
  return { sounds, soundCheck: new SoundCheck(sounds), notifications: new Notifications() }
}
