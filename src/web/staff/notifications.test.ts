import { expect, test } from 'vitest'
import { Notifications } from './notifications.ts'

interface Shown {
  readonly sentence: string
  readonly options: NotificationOptions
  isOpen: boolean
  onclick: (() => void) | null
}

function openBrowser(permission: NotificationPermission, answer: NotificationPermission = permission) {
  const shown: Shown[] = []
  class Note {
    static permission = permission
    static requestPermission = async () => answer
    readonly #shown: Shown
    constructor(sentence: string, options: NotificationOptions) {
      this.#shown = { sentence, options, isOpen: true, onclick: null }
      shown.push(this.#shown)
    }
    set onclick(press: () => void) {
      this.#shown.onclick = press
    }
    close() {
      this.#shown.isOpen = false
    }
  }
  let looked = 0
  const notifications = new Notifications(Note as unknown as typeof Notification, () => {
    looked += 1
  })
  return { shown, notifications, looked: () => looked }
}

test('[DK4] a notification carries one ready sentence, stays until it is handled, and is closed then', () => {
  const { shown, notifications } = openBrowser('granted')
  const close = notifications.show('CLBch@t: iemand wacht op jou')
  expect(shown[0]?.sentence).toBe('CLBch@t: iemand wacht op jou')
  expect(shown[0]?.options).toEqual({ tag: 'desk', lang: 'nl', requireInteraction: true, silent: true })
  close()
  expect(shown[0]?.isOpen).toBe(false)
})

test('[DK4] a press on it brings the desk to the front', () => {
  const { shown, notifications, looked } = openBrowser('granted')
  notifications.show('CLBch@t: iemand wacht op jou')
  shown[0]?.onclick?.()
  expect([looked(), shown[0]?.isOpen]).toEqual([1, false])
})

test('[DK4] nobody is notified who did not allow it', async () => {
  const { shown, notifications } = openBrowser('default', 'denied')
  notifications.show('CLBch@t: iemand wacht op jou')()
  expect(await notifications.ask()).toBe('denied')
  notifications.show('CLBch@t: iemand wacht op jou')
  expect(shown).toEqual([])
})

test('[DK4] a browser without notifications, or that throws at them, is told as such', async () => {
  const none = new Notifications(undefined, () => undefined)
  expect(await none.ask()).toBe('unknown-here')
  class Phone {
    static permission = 'granted'
    constructor() {
      throw new TypeError('only from a worker')
    }
  }
  const phone = new Notifications(Phone as unknown as typeof Notification, () => undefined)
  phone.show('CLBch@t: iemand wacht op jou')()
  expect(phone.permission.value).toBe('unknown-here')
})
