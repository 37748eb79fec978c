interface KeyPress {
  readonly key: string
}

const within = 2_000

/**
 * [NT35] Watches for three presses of Shift in a row: each released with no other key in between, all within two seconds.
 * Gives what to do at key down and at key up. Capitals never trigger it, nor does holding Shift.
 */
export function createTripleShift(onThird: () => void, now: () => number = () => performance.now()) {
  let releases: readonly number[] = []
  let isClean = false
  return {
    keyDown({ key }: KeyPress) {
      isClean = key === 'Shift'
      if (!isClean) releases = []
    },
    keyUp({ key }: KeyPress) {
      if (key !== 'Shift' || !isClean) return
      isClean = false
      releases = [...releases, now()].filter(at => now() - at <= within)
      if (releases.length < 3) return
      releases = []
      onThird()
    },
    /** A click or a loss of focus in between starts the count again. */
    reset() {
      releases = []
      isClean = false
    },
  }
}

/** Listens on the whole page, from now until it is left. */
export function onTripleShift(act: () => void) {
  const watch = createTripleShift(act)
  addEventListener('keydown', watch.keyDown, { capture: true })
  addEventListener('keyup', watch.keyUp, { capture: true })
  addEventListener('pointerdown', watch.reset, { capture: true })
  addEventListener('blur', watch.reset)
}
