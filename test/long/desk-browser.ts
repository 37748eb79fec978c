/** How a browser is started. */
export interface BrowserStart {
  /** A folder of its own, for its profile. */
  readonly folder: string
  readonly env: Record<string, string>
  /** Without a screen it has no windows. */
  readonly hasScreen: boolean
  /** It freezes what it may as soon as it may: Chromium only. */
  readonly isFreezing: boolean
}

/** A browser with a profile, in which a page can be put behind another tab. */
export interface DeskBrowser {
  readonly version: string
  /** Lets this site show notifications. */
  allowNotifications(origin: string): Promise<void>
  /** Opens a page in a tab in front, with a script (as text) that runs before its own; gives the tab's name. */
  opens(url: string, before: string): Promise<string>
  /** Puts so many empty tabs in front of all others. */
  covers(tabs: number): Promise<void>
  /** Speaks with a tab where it is, and lets go of it afterwards. */
  withTab<Result>(name: string, act: (tab: DeskTab) => Promise<Result>): Promise<Result>
  closes(): Promise<void>
}

export interface DeskTab {
  /** The value of an expression in the page; it counts as no gesture of a person. */
  evaluate(expression: string): Promise<unknown>
  /** A press of the mouse at this place of the window, as a person's. */
  press(at: { x: number; y: number }): Promise<void>
}
