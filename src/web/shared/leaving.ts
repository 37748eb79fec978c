/** What the document hears in the moment of "Snel weg", when nothing is seen of it any more. */
export const leaving = 'leaving'

/** [NT30] `drop` lets go of everything that this page holds. It may not wait for anything. */
export function onLeaving(drop: () => void) {
  document.addEventListener(leaving, drop)
}
