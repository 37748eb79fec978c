import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface PageHeadingProps {
  readonly children: ComponentChildren
  /** Stay where the person is, e.g. because text is being typed. */
  readonly keepFocus?: boolean
}

/** The h1 of a screen. A new screen moves focus to it, so that it is read and Tab goes on from there. */
export function PageHeading({ children, keepFocus = false }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    if (!keepFocus) heading.current?.focus()
  }, [keepFocus])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
