import { iconShapes } from './icon-shapes.ts'

export type IconName = keyof typeof iconShapes

/** An icon beside words. It is hidden from screen readers, because the words say it. */
export function Icon({ name }: { readonly name: IconName }) {
  return <Drawing shapes={iconShapes[name]} />
}

/** The lines of an icon, on a sheet of 24 by 24. */
export function Drawing({ shapes }: { readonly shapes: readonly string[] }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes.map(shape => (
        <path key={shape} d={shape} />
      ))}
    </svg>
  )
}
