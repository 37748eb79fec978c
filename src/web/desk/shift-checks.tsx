import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../shared/icon.tsx'
import type { Bell } from '../staff/bell.ts'
import { NotificationControl } from '../staff/notification-control.tsx'
import type { SoundNow } from '../staff/sound-check.ts'
import { SoundControl } from '../staff/sound-control.tsx'
import { texts as staffTexts } from '../staff/texts.ts'
import { texts } from './texts.ts'

interface ShiftChecksProps {
  readonly bell: Bell
  readonly isConnected: boolean
}

type CheckState = 'good' | 'open' | 'bad'

const signs: Record<CheckState, IconName> = { good: 'check', open: 'info', bad: 'triangle-alert' }

const soundSigns: Record<SoundNow, CheckState> = {
  ...{ untested: 'open', asking: 'open', heard: 'good' },
  ...{ 'not-heard': 'bad', off: 'bad', lost: 'bad' },
}

/** Four things to look at before the first ring. None of them stops anybody; what was skipped is said. */
export function ShiftChecks({ bell, isConnected }: ShiftChecksProps) {
  const sound = bell.soundCheck.now.value
  const permission = bell.notifications.permission.value
  return (
    <section class="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">{texts.start.checks}</h2>
      <ul>
        <Check state={soundSigns[sound]} heading={staffTexts.sound.heading}>
          <SoundControl sounds={bell.sounds} soundCheck={bell.soundCheck} />
        </Check>
        <Check state={permission === 'granted' ? 'good' : 'open'} heading={staffTexts.notifications.heading}>
          <NotificationControl notifications={bell.notifications} />
        </Check>
        <Check state={isConnected ? 'good' : 'bad'} heading={texts.start.connection}>
          <p role="status">{isConnected ? texts.start.connected : texts.start.notConnected}</p>
        </Check>
        <Check state="good" heading={texts.start.keys}>
          <p>{texts.start.keysOpen}</p>
        </Check>
      </ul>
      {soundSigns[sound] === 'open' && <p class="checks-skipped">{texts.start.soundSkipped}</p>}
    </section>
  )
}

interface CheckProps {
  readonly state: CheckState
  readonly heading: string
  readonly children: ComponentChildren
}

function Check({ state, heading, children }: CheckProps) {
  return (
    <li class={`check is-${state}`}>
      <Icon name={signs[state]} />
      <h3>{heading}</h3>
      {children}
    </li>
  )
}
