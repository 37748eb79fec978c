interface WordmarkProps {
  readonly name: string
  readonly href?: string
  /** Whether the page that it leads to is the one that one sees. */
  readonly isHere?: boolean
}

/** The mark (a folded sheet that speaks) and the name of the helpline. */
export function Wordmark({ name, href, isHere = false }: WordmarkProps) {
  const mark = (
    <>
      <svg class="mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
        <path
          class="mark-sheet"
          d="M5 3h15l5 5v12a5 5 0 0 1-5 5h-8l-6 3.2V25H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z"
        />
        <path class="mark-fold" d="M20 3v3.6A1.4 1.4 0 0 0 21.4 8H25z" />
        <path class="mark-lines" d="M8 11h10M8 15.5h7" />
      </svg>
      <span>{name}</span>
    </>
  )
  return href === undefined ? (
    <span class="wordmark">{mark}</span>
  ) : (
    <a class="wordmark" href={href} {...(isHere && { 'aria-current': 'page' })}>
      {mark}
    </a>
  )
}
