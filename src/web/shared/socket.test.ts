import { afterEach, expect, test, vi } from 'vitest'
import { wakeUpsOfBrowser } from './socket.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function browser() {
  const window = new EventTarget()
  const document = Object.assign(new EventTarget(), { visibilityState: 'hidden' })
  vi.stubGlobal('document', document)
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window))
  return { window, document }
}

test('[WR5] a page tries again when the network, the tab, or a sleeping phone is back, and not once it stopped', () => {
  const { window, document } = browser()
  const wake = vi.fn()
  const stop = wakeUpsOfBrowser(wake)
  const all = () => {
    for (const name of ['online', 'pageshow']) window.dispatchEvent(new Event(name))
    for (const name of ['resume', 'visibilitychange']) document.dispatchEvent(new Event(name))
  }
  all()
  expect(wake).toHaveBeenCalledTimes(3)
  document.visibilityState = 'visible'
  all()
  expect(wake).toHaveBeenCalledTimes(7)
  stop()
  all()
  expect(wake).toHaveBeenCalledTimes(7)
})
