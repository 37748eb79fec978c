import { effect } from '@preact/signals'
import { isCovered, loudWords, softWords } from './announcer.ts'

/** Two empty, persistent places at the end of the body; screen readers must know them before they speak. */
export function Announcers() {
  return (
    <>
      <div id="zacht" class="unseen" role="status" />
      <div id="luid" class="unseen" role="alert" />
    </>
  )
}

/** Puts what is announced into the two places of the served page. Call it once, at the start of a page's script. */
export function startAnnouncers() {
  const soft = document.getElementById('zacht')
  const loud = document.getElementById('luid')
  effect(() => {
    if (soft) soft.textContent = isCovered.value ? '' : softWords.value
  })
  effect(() => {
    if (loud) loud.textContent = isCovered.value ? '' : loudWords.value
  })
}
