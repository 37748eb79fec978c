import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from './icon.tsx'
import type { SoundCheck } from './sound-check.ts'
import type { Sounds } from './sounds.ts'
import { texts } from './texts.ts'

interface SoundControlProps {
  readonly sounds: Sounds
  readonly soundCheck: SoundCheck
}

/** Is it heard? Only the person can tell; and how loud it is, is theirs to say. */
export function SoundControl({ sounds, soundCheck }: SoundControlProps) {
  const now = soundCheck.now.value
  const isAsking = now === 'asking'
  const words = useRef<HTMLParagraphElement>(null)
  const asked = useRef(isAsking)
  // [DK15] The pressed button is gone now. Focus goes to the words, not to an answer that a held key would give.
  useLayoutEffect(() => {
    if (asked.current !== isAsking && document.activeElement === document.body) words.current?.focus()
    asked.current = isAsking
  }, [isAsking])
  return (
    <div class="check-body">
      <div class="check-row">
        <p role="status" tabIndex={-1} ref={words}>
          {isAsking ? <b>{texts.sound.states.asking}</b> : texts.sound.states[now]}
        </p>
        {isAsking ? (
          <Answers key="answers" soundCheck={soundCheck} />
        ) : (
          <TestButton key="test" soundCheck={soundCheck} />
        )}
      </div>
      <VolumeSlider sounds={sounds} />
    </div>
  )
}

function Answers({ soundCheck }: { readonly soundCheck: SoundCheck }) {
  return (
    <>
      <button type="button" class="button check-button" onClick={() => soundCheck.answer(true)}>
        {texts.sound.yes}
      </button>
      <button type="button" class="button quiet check-button" onClick={() => soundCheck.answer(false)}>
        {texts.sound.no}
      </button>
    </>
  )
}

function TestButton({ soundCheck }: { readonly soundCheck: SoundCheck }) {
  return (
    <button type="button" class="button quiet check-button" onClick={() => void soundCheck.test()}>
      {texts.sound.test}
    </button>
  )
}

/** Remembered by this page only. */
function VolumeSlider({ sounds }: { readonly sounds: Sounds }) {
  const percent = Math.round(sounds.volume.value * 100)
  return (
    <label class="volume">
      <span>{texts.sound.volume}</span>
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
      {/* Said by the slider itself; here it would be part of its name. */}
      <span class="volume-words" aria-hidden="true">
        {percent === 0 && <Icon name="triangle-alert" />}
        {texts.sound.volumeOf(percent)}
      </span>
    </label>
  )
}
