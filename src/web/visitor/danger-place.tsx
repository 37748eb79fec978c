import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'

/** [VP32] What stands beside the words when they sound like danger. It comes in a file of its own; until then nothing. */
export const dangerNote = signal<ComponentChildren>(null)

export const DangerPlace = () => <>{dangerNote.value}</>
