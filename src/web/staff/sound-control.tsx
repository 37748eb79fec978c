import { Icon } from '../shared/icon.tsx'
import type { SoundCheck } from './sound-check.ts'
import type { Sounds } from './sounds.ts'
import { texts } from './texts.ts'

interface SoundControlProps {
  readonly sounds: Sounds
  readonly soundCheck: SoundCheck
}

/** Is it heard? Only the person can tell; and how loud it is, is theirs to say. */
export function SoundControl({ sounds, soundCheck }: SoundControlProps) {
  const state = soundCheck.state.value
  const isLost = !sounds.isUnlocked.value
  return (
    <div class="check-body">
      {state === 'asking' ? (
        <div class="check-row">
          <p role="status">
            <b>{texts.sound.question}</b>
          </p>
          <button type="button" class="button check-button" onClick={() => soundCheck.answer(true)}>
            {texts.sound.yes}
          </button>
          <button type="button" class="button quiet check-button" onClick={() => soundCheck.answer(false)}>
            {texts.sound.no}
          </button>
        </div>
      ) : (
        <div class="check-row">
          <p role="status">
            {state === 'heard' && (isLost ? texts.sound.lost : texts.sound.heard)}
            {state === 'not-heard' && texts.sound.notHeard}
            {state === 'untested' && texts.sound.untested}
          </p>
          <button type="button" class="button quiet check-button" onClick={() => void soundCheck.test()}>
            {state === 'untested' ? texts.sound.test : texts.sound.testAgain}
          </button>
        </div>
      )}
      <VolumeSlider sounds={sounds} />
    </div>
  )
}

/** Remembered by this page only. */
function VolumeSlider({ sounds }: { readonly sounds: Sounds }) {
  const percent = Math.round(sounds.volume.value * 100)
  return (
    <label class="volume">
      {texts.sound.volume}
      <input
        type="range"
        autocomplete="off"
        min={0}
        max={100}
        step={10}
        value={percent}
        aria-valuetext={texts.sound.volumeOf(percent)}
        onInput={event => sounds.setVolume(Number(event.currentTarget.value) / 100)}
      />
      <span class="volume-words">
        {percent === 0 && <Icon name="triangle-alert" />}
        {texts.sound.volumeOf(percent)}
      </span>
    </label>
  )
}
