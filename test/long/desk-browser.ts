/** A browser with a profile, in which a desk can be put behind another tab. */
export interface DeskBrowser {
  readonly version: string
  /** Opens the desk in a tab in front, with a script (as text) that runs before the page's own. */
  opens(url: string, before: string): Promise<void>
  /** Puts another tab in front of the desk's. */
  coversDesk(): Promise<void>
  /** Speaks with the desk's tab where it is, and lets go of it afterwards. */
  withDesk<Result>(act: (tab: DeskTab) => Promise<Result>): Promise<Result>
  closes(): Promise<void>
}

export interface DeskTab {
  /** The value of an expression in the page; it counts as no gesture of a person. */
  evaluate(expression: string): Promise<unknown>
  /** A press of the mouse at this place of the window, as a person's. */
  press(at: { x: number; y: number }): Promise<void>
}
