import { iconShapes } from './icon-shapes.ts'

export type IconName = keyof typeof iconShapes

/** An icon beside words. It is hidden from screen readers, because the words say it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {iconShapes[name].map(shape => (
        <path key={shape} d={shape} />
      ))}
    </svg>
  )
}
