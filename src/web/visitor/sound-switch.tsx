import { Icon } from '../shared/icon.tsx'
import type { StartSound } from './start-sound.ts'
import { visitorTexts } from './texts.ts'

const texts = visitorTexts.waiting

/** Off at first. The press also unlocks the sound of this page, as browsers want it. */
export function SoundSwitch({ sound }: { readonly sound: StartSound }) {
  const isOn = sound.isOn.value
  return (
    <button type="button" class="button" aria-pressed={isOn} onClick={sound.toggle} title={texts.soundHint}>
      <Icon name={isOn ? 'volume-2' : 'volume-x'} />
      <span>
        {texts.sound}
        {/* Whether it is pressed is said by the button itself. */}
        <span aria-hidden="true">{isOn ? texts.soundOn : texts.soundOff}</span>
      </span>
    </button>
  )
}
