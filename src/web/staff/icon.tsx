import { Drawing } from '../shared/icon.tsx'
import { iconShapes } from '../shared/icon-shapes.ts'
import { staffIconShapes } from './staff-icon-shapes.ts'

const shapes = { ...iconShapes, ...staffIconShapes }

export type IconName = keyof typeof shapes

/** An icon of a staff page: one of those of every page, or one of its own. The words beside it say what it means. */
export function Icon({ name }: { readonly name: IconName }) {
  return <Drawing shapes={shapes[name]} />
}
