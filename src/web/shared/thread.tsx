import { Component, type ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'
import { sharedTexts } from './texts.ts'
import { namesSpeakers, showsTime, startsGroup, type ThreadLine, timeInMargin } from './thread-line.ts'

interface ThreadProps {
  /** Name of the log for screen readers, e.g. "Gesprek met Noor". */
  readonly label: string
  readonly lines: readonly ThreadLine[]
  readonly otherName: string
  /** Draws a card; once, for the moment in which it came. Without it a card is its name. */
  drawCard?(id: string): ComponentChildren
  /** Stands under the words and outside the log: typing sign, states of a message, notes. */
  readonly children?: ComponentChildren
}

/** Reachable by keyboard, so that arrows and PageUp scroll it: not every browser does that by itself. */
const scrollsByKeys = { tabIndex: 0 } as const
const nearTheEnd = 100

/**
 * The words of a conversation. Inside the log nothing ever changes but by adding, because screen readers read again
 * what changes. It follows the end only for a reader who was there; another gets a button.
 */
export function Thread({ label, lines, otherName, drawCard, children }: ThreadProps) {
  const frame = useRef<HTMLDivElement>(null)
  const wasAtEnd = useRef(true)
  const size = useRef(0)
  const [isNewBelow, setNewBelow] = useState(false)
  const last = lines.at(-1)

  function goToEnd() {
    if (frame.current) frame.current.scrollTop = frame.current.scrollHeight
  }
  function lookWhere() {
    const { scrollTop = 0, clientHeight = 0, clientWidth = 0, scrollHeight = 0 } = frame.current ?? {}
    // A window that gets smaller scrolls too: that is nobody who reads further up.
    const isResized = size.current !== clientHeight * clientWidth
    size.current = clientHeight * clientWidth
    if (isResized && wasAtEnd.current) return goToEnd()
    wasAtEnd.current = scrollHeight - scrollTop - clientHeight < nearTheEnd
    if (wasAtEnd.current) setNewBelow(false)
  }
  useLayoutEffect(() => {
    const isMine = last?.kind === 'said' && last.by === 'me'
    if (wasAtEnd.current || isMine) goToEnd()
    else setNewBelow(true)
  }, [last?.key])
  // Signs under the words grow and shrink, the keyboard of a phone comes and goes: the end stays in view.
  useLayoutEffect(() => {
    if (wasAtEnd.current) goToEnd()
  })
  useLayoutEffect(() => {
    const watcher = new ResizeObserver(() => wasAtEnd.current && goToEnd())
    if (frame.current) watcher.observe(frame.current)
    return () => watcher.disconnect()
  }, [])

  return (
    <div class="thread-frame">
      <section
        class={namesSpeakers(lines) ? 'thread named' : 'thread'}
        ref={frame}
        data-pane="thread"
        {...scrollsByKeys}
        aria-label={sharedTexts.messages}
        onScroll={lookWhere}
      >
        <div class="thread-page">
          <div role="log" aria-label={label} aria-relevant="additions">
            <ol>
              {lines.map((line, index) => (
                <Line
                  key={line.key}
                  line={line}
                  otherName={otherName}
                  starts={startsGroup(line, lines[index - 1])}
                  time={showsTime(line, lines[index - 1])}
                  drawCard={drawCard}
                />
              ))}
            </ol>
          </div>
          <div class="under-thread">{children}</div>
        </div>
      </section>
      {isNewBelow && (
        <button type="button" class="button soft new-message" onClick={goToEnd}>
          {sharedTexts.newMessage}
          <Icon name="arrow-down" />
        </button>
      )}
    </div>
  )
}

interface LineProps {
  readonly line: ThreadLine
  readonly otherName: string
  readonly starts: boolean
  readonly time: boolean
  readonly drawCard: ThreadProps['drawCard']
}

/** Drawn once and left alone: a long conversation must not be drawn again at every word. */
class Line extends Component<LineProps> {
  override shouldComponentUpdate(next: LineProps): boolean {
    const { line, otherName, starts, time } = this.props
    const isSame = line === next.line && otherName === next.otherName
    return !isSame || starts !== next.starts || time !== next.time
  }

  override render() {
    const { line, otherName, starts, time, drawCard } = this.props
    // Read aloud with every message it would bury the words.
    const margin = <time aria-hidden="true">{time ? timeInMargin(line.at) : ''}</time>
    if (line.kind === 'event')
      return (
        <li class="event">
          {margin}
          <p>{line.text}</p>
        </li>
      )
    const isCard = line.card !== undefined && drawCard !== undefined
    const side = line.by === 'me' ? 'mine' : 'theirs'
    return (
      <li class={`said ${side}${starts ? ' starts' : ''}${line.isOnItsWay ? ' on-its-way' : ''}`}>
        {margin}
        <div class={isCard ? 'bubble has-card' : 'bubble'} dir="auto">
          <span class="said-by">
            {line.by === 'me' ? sharedTexts.youSaid : sharedTexts.otherSaid(line.name ?? otherName)}
          </span>
          {isCard ? drawCard(line.card) : line.text}
        </div>
      </li>
    )
  }
}

/** Three still pencil strokes and words: nothing that moves. */
export function TypingSign({ name }: { readonly name: string }) {
  return (
    <p class="typing-sign">
      <span class="strokes" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {sharedTexts.writes(name)}
    </p>
  )
}
