import { type ReadonlySignal, signal } from '@preact/signals'
import { type ComponentChildren, render } from 'preact'
import { listenToKeys } from './listen-to-keys.ts'
import { keyTexts } from './texts-keys.ts'

/**
 * The tools of the desk in a window of their own, for a second screen. It is drawn by the desk's own page: no
 * address, no second copy of anything, nothing sent between pages, and it goes when the desk goes.
 */
export class ToolsWindow {
  readonly #window = signal<Window | null>(null)
  readonly wasBlocked = signal(false)
  #stop: () => void = () => undefined

  get window(): ReadonlySignal<Window | null> {
    return this.#window
  }

  /** Call it from a press: browsers open no window otherwise. */
  open(): void {
    const opened = window.open('', 'desk-tools', 'popup,width=460,height=900')
    this.wasBlocked.value = opened === null
    if (!opened) return
    furnish(opened.document)
    const stopKeys = listenToKeys(opened.document)
    const bye = () => opened.close()
    const back = () => this.#putBack()
    window.addEventListener('pagehide', bye)
    opened.addEventListener('pagehide', back)
    this.#stop = () => {
      stopKeys()
      window.removeEventListener('pagehide', bye)
      opened.removeEventListener('pagehide', back)
    }
    this.#window.value = opened
    opened.focus()
  }

  show(tools: ComponentChildren): void {
    const root = this.#window.value?.document.body
    if (root) render(tools, root)
  }

  close(): void {
    const opened = this.#window.value
    this.#putBack()
    opened?.close()
  }

  #putBack(): void {
    const root = this.#window.value?.document.body
    if (root) render(null, root)
    this.#stop()
    this.#window.value = null
  }
}

/** The look of the desk in the new window: the same style sheets, no script of its own. */
function furnish(page: Document): void {
  page.title = keyTexts.tools.title
  page.documentElement.lang = 'nl'
  page.body.className = 'tools-window'
  for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    page.head.append(page.importNode(sheet, true))
}
