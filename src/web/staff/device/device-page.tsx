import { useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { type StaffRole, staffRoles } from '../../../domain/people.ts'
import type { PageSettings } from '../../../protocol/page-settings.ts'
import { username as usernameShape } from '../../../protocol/staff-sign-in.ts'
import { Icon } from '../icon.tsx'
import { breathe } from '../joining/breathe.ts'
import { JoiningPage } from '../joining/joining-page.tsx'
import { PaperStep } from '../joining/paper-step.tsx'
import { ProofStep } from '../joining/proof-step.tsx'
import { joiningTexts } from '../joining/texts.ts'
import type { Post } from '../post.ts'
import { ChooseWay } from '../way-in/choose-way.tsx'
import { usernameField } from '../way-in/sign-in-field.ts'
import { TextField } from '../way-in/text-field.tsx'
import { DeviceRequest, type DeviceStep } from './device.ts'
import { deviceTexts as texts } from './texts.ts'

interface DevicePageProps {
  readonly settings: PageSettings
  readonly post: Post
  onBack(): void
}

/** [SI50] "Nieuw toestel, of alles kwijt?": new keys, six digits read aloud, and waiting for the deputy's press. */
export function DevicePage({ settings, post, onBack }: DevicePageProps) {
  const make = () => new DeviceRequest({ post, org: settings.org, breathe, now: Date.now })
  const [request, setRequest] = useState(make)
  useEffect(() => () => request.stop(), [request])
  const shown = { request, settings, post, onBack, onAgain: () => setRequest(make()) }
  return <DeviceScreen {...shown} step={request.step.value} />
}

interface DeviceScreenProps extends DevicePageProps {
  readonly request: DeviceRequest
  readonly step: DeviceStep
  onAgain(): void
}

function DeviceScreen(props: DeviceScreenProps) {
  const { request, settings, step, onBack, onAgain } = props
  const site = settings.name
  switch (step.is) {
    case 'who':
      return <WhoStep {...props} />
    case 'making':
      return <JoiningPage site={site} steps={stepsOf(request, 'Wie ben je?')} {...texts.making} />
    case 'given':
      return (
        <JoiningPage site={site} icon="check" {...texts.given}>
          <button type="button" class="button large" onClick={onBack}>
            {texts.toSignIn}
          </button>
        </JoiningPage>
      )
    case 'not-made':
      return <Ended site={site} words={texts.notMade} onAgain={onAgain} onBack={onBack} />
    case 'turned-down':
      return <Ended site={site} words={texts.turnedDown} onAgain={onAgain} onBack={onBack} />
    case 'too-late':
      return <Ended site={site} words={texts.tooLate} onAgain={onAgain} onBack={onBack} />
    case 'waiting':
      return <Waiting site={site} request={request} step={step} />
    default:
      return <KeySteps {...props} />
  }
}

function stepsOf(request: DeviceRequest, name: string) {
  const hasPaper = request.role === 'coordinator' || request.role === 'trainer'
  const names: readonly string[] = hasPaper ? texts.stepsWithPaper : texts.steps
  return { names, at: names.indexOf(name) }
}

function WhoStep({ request, settings, onBack }: DeviceScreenProps) {
  const username = useSignal('')
  const role = useSignal<StaffRole>('counsellor')
  const hasTried = useSignal(false)
  const typed = username.value.trim().toLowerCase()
  const fits = v.safeParse(usernameShape, typed).success

  function submit() {
    hasTried.value = true
    if (fits) void request.is(typed, role.value)
  }

  return (
    <JoiningPage
      site={settings.name}
      steps={stepsOf(request, 'Wie ben je?')}
      heading={texts.who.heading}
      lead={texts.who.lead}
    >
      <form
        autocomplete="off"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          id="device-username"
          label={joiningTexts.who.username}
          error={hasTried.value && !fits ? joiningTexts.who.usernameWrong : undefined}
          value={username}
          field={usernameField}
        />
        <div class="field">
          <label for="device-role">{texts.who.role}</label>
          <select
            id="device-role"
            class="input"
            autocomplete="off"
            value={role.value}
            onChange={event => {
              const chosen = staffRoles.find(one => one === event.currentTarget.value)
              if (chosen) role.value = chosen
            }}
          >
            {staffRoles.map(one => (
              <option key={one} value={one}>
                {joiningTexts.roles[one]}
              </option>
            ))}
          </select>
        </div>
        <div class="button-row">
          <button type="submit" class="button large">
            {texts.who.next}
            <Icon name="arrow-right" />
          </button>
          <button type="button" class="button quiet large" onClick={onBack}>
            {texts.who.back}
          </button>
        </div>
      </form>
    </JoiningPage>
  )
}

function KeySteps({ request, settings, post, step }: DeviceScreenProps) {
  if (!('keys' in step)) return null
  const { name: site, org, isDemo } = settings
  const { paper, proof, way } = joiningTexts
  const papers = { phrase: step.keys.phrase ?? '', recovery: null }
  const at = (name: string) => ({ site, steps: stepsOf(request, name) })
  if (step.is === 'paper')
    return (
      <JoiningPage {...at('Op papier')} heading={paper.heading} lead={paper.leadOwn}>
        <PaperStep
          site={site}
          name={request.username}
          date={new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long' }).format(new Date())}
          papers={papers}
          onWritten={() => request.toProof()}
        />
      </JoiningPage>
    )
  if (step.is === 'proof')
    return (
      <JoiningPage {...at('Op papier')} heading={proof.heading} lead={proof.lead}>
        <ProofStep papers={papers} onProven={() => request.proven()} onBack={() => request.backToPaper()} />
      </JoiningPage>
    )
  const trouble = step.is === 'way' ? step.trouble : undefined
  return (
    <JoiningPage {...at('Aanmelden')} heading={way.heading} lead={way.lead}>
      <ChooseWay
        {...{ post, org, site, isDemo, username: request.username, name: request.username }}
        busy={step.is === 'sending' ? way.sealing : ''}
        problem={trouble && (way.troubles[trouble] ?? way.troubles['try-again'])}
        goOn={texts.send}
        onChosen={chosen => void request.send(chosen)}
      />
    </JoiningPage>
  )
}

interface WaitingProps {
  readonly site: string
  readonly request: DeviceRequest
  readonly step: DeviceStep & { is: 'waiting' }
}

function Waiting({ site, request, step }: WaitingProps) {
  const { waiting } = texts
  const until = new Intl.DateTimeFormat('nl-BE', { hour: '2-digit', minute: '2-digit' })
    .format(step.until)
    .replace(':', '.')
  return (
    <JoiningPage
      site={site}
      steps={stepsOf(request, 'Samen nakijken')}
      heading={waiting.heading}
      lead={waiting.lead}
    >
      <p class="read-aloud">
        <b class="unseen">{waiting.digits(step.digits)}</b>
        {[...step.digits].map((digit, index) => (
          <span key={`${index}${digit}`} aria-hidden="true">
            {digit}
          </span>
        ))}
      </p>
      <p role="status">{step.isLineLost ? waiting.lineLost : waiting.until(until)}</p>
      <p class="hint">{waiting.nobody}</p>
    </JoiningPage>
  )
}

interface EndedProps {
  readonly site: string
  readonly words: { readonly heading: string; readonly lead: string }
  onAgain(): void
  onBack(): void
}

function Ended({ site, words, onAgain, onBack }: EndedProps) {
  return (
    <JoiningPage site={site} icon="triangle-alert" {...words}>
      <div class="button-row">
        <button type="button" class="button" onClick={onAgain}>
          {texts.again}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {texts.toSignIn}
        </button>
      </div>
    </JoiningPage>
  )
}
