import { computed } from '@preact/signals'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { Bell } from '../staff/bell.ts'
import { trustOf } from '../staff/own-keys.ts'
import type { OwnSettings } from '../staff/own-settings.ts'
import { get } from '../staff/post.ts'
import type { SignedIn } from '../staff/sign-in.ts'
import type { Desk } from './desk.ts'
import { KeyCheck } from './key-check.ts'
import { LineCheck } from './line-check.ts'
import { News } from './news.ts'
import { Preflight } from './preflight.ts'
import { ShiftMemory, wallDay } from './shift-memory.ts'

/** What stands on the page between conversations, for as long as the page lives. */
export interface StartOfShift {
  readonly preflight: Preflight
  readonly news: News
  readonly memory: ShiftMemory
  /** "Ik ben er": lets the page be heard, remembers the day, and says so to the house. */
  begin(): void
}

export interface ShiftDeps {
  readonly desk: Desk
  readonly bell: Bell
  readonly person: SignedIn
  readonly settings: PageSettings
  readonly own: OwnSettings
}

export function openStartOfShift({ desk, bell, person, settings, own }: ShiftDeps): StartOfShift {
  const memory = new ShiftMemory(own)
  const news = new News(get)
  void news.load()
  return {
    preflight: openPreflight({ desk, bell, person, settings }),
    news,
    memory,
    begin() {
      // Browsers let a page be heard only after a press: this one is the last chance before the first ring.
      void bell.sounds.unlock()
      memory.beginsShift(wallDay(Date.now()))
      desk.ready()
    },
  }
}

function openPreflight({ desk, bell, person, settings }: Omit<ShiftDeps, 'own'>): Preflight {
  const { keys } = person
  const trust = trustOf(settings, Date.now())
  if (keys === null || trust === null) throw new Error('a desk is opened only with keys')
  const own = { id: person.id, identity: keys.identity.signingKey, grants: keys.grants, shift: desk.shift }
  const checks = {
    sound: bell.soundCheck,
    notification: bell.notificationCheck,
    line: new LineCheck(desk.connection),
    keys: new KeyCheck({ ...own, trust: () => ({ ...trust, now: Date.now() }) }),
  }
  return new Preflight(
    checks,
    computed(() => desk.state.value.is === 'connected'),
  )
}
