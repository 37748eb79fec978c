import type { ComponentChildren } from 'preact'
import { Wordmark } from '../../shared/wordmark.tsx'
import { Icon, type IconName } from '../icon.tsx'
import { PageHeading } from '../page-heading.tsx'
import { joiningTexts as texts } from './texts.ts'

interface JoiningPageProps {
  readonly site: string
  readonly icon?: IconName
  readonly isAlarm?: boolean
  readonly heading: string
  /** Where one is: the names of all steps and the place of this one. Absent where nothing is under way. */
  readonly steps?: { readonly names: readonly string[]; readonly at: number } | undefined
  readonly lead?: string | undefined
  readonly children?: ComponentChildren
  /** What lies beside the sheet, e.g. what is good to know. */
  readonly aside?: ComponentChildren
}

/** One sheet of paper on the desk, for who joins. The heading of every step gets focus. */
export function JoiningPage(props: JoiningPageProps) {
  const { site, icon, isAlarm, heading, steps, lead, children, aside } = props
  return (
    <div class="sign-in joining">
      <main class={isAlarm ? 'sign-in-sheet is-alarm' : 'sign-in-sheet'} id="main">
        <Wordmark name={site} />
        {steps && <StepBar {...steps} />}
        {icon && (
          <span class="joining-icon">
            <Icon name={icon} />
          </span>
        )}
        <PageHeading key={heading}>{heading}</PageHeading>
        {lead && <p class="lead">{lead}</p>}
        {children}
      </main>
      {aside && <aside class="sign-in-aside">{aside}</aside>}
    </div>
  )
}

/** How far one is: squares, and the same in words. */
function StepBar({ names, at }: { readonly names: readonly string[]; readonly at: number }) {
  return (
    <div class="step-bar">
      <ol aria-label={texts.steps}>
        {names.map((name, index) => (
          <li
            key={name}
            class={stepClass(index, at)}
            aria-current={index === at ? 'step' : undefined}
            title={name}
          >
            <span class="unseen">{name}</span>
          </li>
        ))}
      </ol>
      <p>
        <b>{names[at]}</b> <span>{texts.stepOf(at + 1, names.length)}</span>
      </p>
    </div>
  )
}

function stepClass(index: number, at: number): string {
  if (index === at) return 'is-now'
  return index < at ? 'is-done' : ''
}

/** A list of things to know or to have ready, as on the sign-in page. */
export function GoodToKnow({ heading, lines }: { heading: string; lines: readonly string[] }) {
  return (
    <>
      <h2>{heading}</h2>
      <ul class="good-to-know">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
