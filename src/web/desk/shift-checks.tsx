import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useAction } from '../staff/actions.ts'
import type { Bell } from '../staff/bell.ts'
import { checkTexts } from '../staff/check-texts.ts'
import { Icon, type IconName } from '../staff/icon.tsx'
import { NotificationControl } from '../staff/notification-control.tsx'
import { SoundControl } from '../staff/sound-control.tsx'
import { WaysOut } from '../staff/ways-out.tsx'
import type { KeyCheck } from './key-check.ts'
import type { LineCheck } from './line-check.ts'
import { type CheckName, type CheckState, checkNames, isFine, type Preflight } from './preflight.ts'
import { dayInWords, startTexts as texts } from './texts-start.ts'

interface ShiftChecksProps {
  readonly bell: Bell
  readonly preflight: Preflight
  readonly isConnected: boolean
}

const signs: Record<CheckState, IconName> = {
  ...{ open: 'info', good: 'check', care: 'info', bad: 'triangle-alert' },
}

/** [DK60] Four things to try before the first ring. None of them stops anybody; what is not in order is said. */
export function ShiftChecks({ bell, preflight, isConnected }: ShiftChecksProps) {
  const isRunning = preflight.running.value !== null
  const states = preflight.states.value
  const of = (name: CheckName) => ({ name, state: states[name] })
  useAction('test-all', texts.checks.testAll, () => void preflight.testAll(), !isRunning)
  // Not while somebody is at it: what was just answered would go away under their hands.
  const wasInOrder = useRef(preflight.isInOrder)
  if (wasInOrder.current && preflight.isInOrder) return <AllGood {...{ bell, preflight, isConnected }} />
  return (
    <section class="checks" aria-labelledby="checks-title">
      <div class="checks-head">
        <h2 id="checks-title">{texts.checks.heading}</h2>
        <button
          type="button"
          class="button soft check-button"
          aria-disabled={isRunning}
          onClick={() => void preflight.testAll()}
        >
          {isRunning ? texts.checks.testing : texts.checks.testAll}
        </button>
      </div>
      <CheckList of={of} bell={bell} preflight={preflight} isConnected={isConnected} />
    </section>
  )
}

/** [DK65] What went well on this page is not asked again; it can still be looked at, and tested anew. */
function AllGood({ bell, preflight, isConnected }: ShiftChecksProps) {
  const states = preflight.states.value
  const isCare = checkNames.some(name => states[name] === 'care')
  return (
    <section class="checks" aria-label={texts.checks.heading}>
      <p class="checks-good" role="status">
        <Icon name="check" />
        {texts.checks.allGood}
      </p>
      <details open={isCare}>
        <summary>{texts.checks.look}</summary>
        <CheckList of={name => ({ name, state: states[name] })} {...{ bell, preflight, isConnected }} />
      </details>
    </section>
  )
}

interface CheckListProps extends ShiftChecksProps {
  of(name: CheckName): { readonly name: CheckName; readonly state: CheckState }
}

function CheckList({ of, bell, preflight, isConnected }: CheckListProps) {
  const { line, keys } = preflight.checks
  const list = useRef<HTMLUListElement>(null)
  useLookAt(list, preflight.running.value)
  const isUnheard = bell.soundCheck.now.value === 'not-heard'
  return (
    <ul ref={list}>
      <Check {...of('sound')}>
        <SoundControl sounds={bell.sounds} soundCheck={bell.soundCheck} />
        {isUnheard && <WaysOut heading={checkTexts.waysOut} ways={checkTexts.sound.waysOut} />}
      </Check>
      <Check {...of('notification')}>
        <NotificationControl check={bell.notificationCheck} />
      </Check>
      <Check {...of('line')}>
        <LineControl check={line} isConnected={isConnected} />
      </Check>
      <Check {...of('keys')}>
        <KeysControl check={keys} />
      </Check>
    </ul>
  )
}

/** [DK64] Of several tests in a row, the one of now is in view; where it asks something, Tab goes on from there. */
function useLookAt(list: RefObject<HTMLUListElement | null>, running: CheckName | null): void {
  useEffect(() => {
    const item = running === null ? undefined : list.current?.children[checkNames.indexOf(running)]
    item?.scrollIntoView({ block: 'center' })
    item?.querySelector<HTMLElement>('[role=status][tabindex]')?.focus({ preventScroll: true })
  }, [list, running])
}

interface CheckProps {
  readonly name: CheckName
  readonly state: CheckState
  readonly children: ComponentChildren
}

/** How it is stands there as a sign and as words, never as a colour alone. */
function Check({ name, state, children }: CheckProps) {
  return (
    <li class={`check is-${state}`}>
      <Icon name={signs[state]} />
      <h3>
        {texts.checks.names[name]} <small>{texts.checks.signs[state]}</small>
      </h3>
      <div class="check-parts">{children}</div>
    </li>
  )
}

interface LineControlProps {
  readonly check: LineCheck
  readonly isConnected: boolean
}

function LineControl({ check, isConnected }: LineControlProps) {
  const now = check.now.value
  const isBad = !isConnected || now.is === 'none'
  return (
    <div class="check-body">
      <div class="check-row">
        <p role="status">{isConnected ? wordsOfLine(check) : texts.line.lost}</p>
        <TestButton
          words={texts.line.test}
          isBusy={!isConnected || now.is === 'testing'}
          onPress={() => void check.test()}
        />
      </div>
      {isBad && <WaysOut heading={checkTexts.waysOut} ways={texts.line.waysOut} />}
    </div>
  )
}

function wordsOfLine({ now }: LineCheck): string {
  const line = now.value
  if (line.is !== 'good' && line.is !== 'slow') return texts.line[line.is]
  return `${texts.line[line.is](line.tookMilliseconds)} ${texts.line.ways[line.way]}`
}

function KeysControl({ check }: { readonly check: KeyCheck }) {
  const now = check.now.value
  return (
    <div class="check-body">
      <div class="check-row">
        <p role="status">{wordsOfKeys(check)}</p>
        <TestButton words={texts.keys.test} isBusy={now.is === 'testing'} onPress={() => void check.test()} />
      </div>
      {now.is === 'bad' && <WaysOut heading={checkTexts.waysOut} ways={texts.keys.waysOut[now.fault]} />}
    </div>
  )
}

function wordsOfKeys({ now }: KeyCheck): string {
  const keys = now.value
  switch (keys.is) {
    case 'untested':
    case 'testing':
      return texts.keys[keys.is]
    case 'good':
    case 'ending':
      return texts.keys[keys.is](dayInWords(keys.until, Date.now()))
    case 'bad':
      return texts.keys.faults[keys.fault]
  }
}

interface TestButtonProps {
  readonly words: string
  readonly isBusy: boolean
  onPress(): void
}

/** Never disabled: a button that goes while it has the focus would drop a keyboard at the top of the page. */
function TestButton({ words, isBusy, onPress }: TestButtonProps) {
  return (
    <button
      type="button"
      class="button quiet check-button"
      aria-disabled={isBusy}
      onClick={() => !isBusy && onPress()}
    >
      {words}
    </button>
  )
}

/** [DK64] Beside "Ik ben er": what would be missed. It stops nobody. */
export function SkippedChecks({ preflight }: { readonly preflight: Preflight }) {
  const open = checkNames.filter(name => !isFine(preflight.states.value[name]))
  if (open.length === 0) return null
  const names = open.map(name => texts.checks.names[name].toLowerCase()).join(', ')
  const isUntested = open.length === checkNames.length
  return (
    <p class="checks-skipped">
      {isUntested ? texts.checks.nothingTested : texts.checks.skipped(names)} {texts.checks.skippedRisk}
    </p>
  )
}
