import type { PageSettings } from '../../../protocol/page-settings.ts'
import { Icon } from '../icon.tsx'
import { JoiningPage } from '../joining/joining-page.tsx'
import { PaperStep } from '../joining/paper-step.tsx'
import { ProofStep } from '../joining/proof-step.tsx'
import { joiningTexts } from '../joining/texts.ts'
import { WhoForm } from '../joining/who-form.tsx'
import type { Post } from '../post.ts'
import { ChooseWay } from '../way-in/choose-way.tsx'
import type { Enrolment, EnrolStep } from './enrol.ts'
import { enrolTexts as texts } from './texts.ts'

interface EnrolScreenProps {
  readonly enrolment: Enrolment
  readonly settings: PageSettings
  readonly post: Post
}

/** Every step and every state of an invitation. It shows; `Enrolment` decides. */
export function EnrolScreen(props: EnrolScreenProps) {
  const { enrolment, settings } = props
  const site = settings.name
  const step = enrolment.step.value
  switch (step.is) {
    case 'opening':
      return <JoiningPage site={site} icon="hourglass" {...texts.opening} />
    case 'no-link':
      return <JoiningPage site={site} icon="triangle-alert" {...texts.noLink} />
    case 'not-set-up':
      return <JoiningPage site={site} icon="info" {...texts.notSetUp} />
    case 'expired':
      return (
        <JoiningPage
          site={site}
          icon="triangle-alert"
          heading={texts.expired.heading}
          lead={texts.expired.lead}
        >
          <p>
            <a href="/desk">{texts.expired.signIn}</a>
          </p>
        </JoiningPage>
      )
    case 'no-answer':
      return (
        <JoiningPage site={site} icon="wifi-off" heading={texts.noAnswer.heading} lead={texts.noAnswer.lead}>
          <button type="button" class="button" onClick={() => void enrolment.open()}>
            <Icon name="refresh-cw" />
            {texts.noAnswer.again}
          </button>
        </JoiningPage>
      )
    case 'invited':
      return <Invited {...props} step={step} />
    case 'waiting':
      return <Waiting {...props} />
    default:
      return <LaterSteps {...props} step={step} />
  }
}

function stepsOf(enrolment: Enrolment, name: string) {
  const hasPaper = enrolment.role === 'coordinator' || enrolment.role === 'trainer'
  const names: readonly string[] = hasPaper ? texts.stepsWithPaper : texts.steps
  return { names, at: names.indexOf(name) }
}

function Invited({ enrolment, settings, step }: EnrolScreenProps & { step: EnrolStep & { is: 'invited' } }) {
  const steps = stepsOf(enrolment, 'Welkom')
  const lead = texts.invited.lead(joiningTexts.roles[step.role])
  return (
    <JoiningPage site={settings.name} steps={steps} heading={texts.invited.heading} lead={lead}>
      <ul class="ready-list">
        {[...texts.invited.list, ...(steps.names.length > 3 ? [texts.invited.paper] : [])].map(line => (
          <li key={line}>
            <Icon name="check" />
            {line}
          </li>
        ))}
      </ul>
      <button type="button" class="button large" onClick={() => enrolment.begin()}>
        {texts.invited.begin}
        <Icon name="arrow-right" />
      </button>
      <p class="hint">{texts.invited.until(inWords(step.until))}</p>
    </JoiningPage>
  )
}

function inWords(instant: number): string {
  const format = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  } as const
  return new Intl.DateTimeFormat('nl-BE', format).format(instant).replace(/(\d+):(\d+)$/, '$1.$2 uur')
}

function LaterSteps({ enrolment, settings, post, step }: EnrolScreenProps & { readonly step: EnrolStep }) {
  const { name: site, org, isDemo } = settings
  const { who, paper, proof, way } = joiningTexts
  const at = (name: string) => ({ site, steps: stepsOf(enrolment, name) })
  if (step.is === 'who')
    return (
      <JoiningPage {...at('Wie ben je?')} heading={who.heading} lead={who.lead}>
        <WhoForm
          before={enrolment.who}
          taken={step.taken}
          goOn={joiningTexts.next}
          onWho={typed => void enrolment.is(typed)}
        />
      </JoiningPage>
    )
  if (step.is === 'making') return <JoiningPage {...at('Wie ben je?')} {...texts.making} />
  if (step.is === 'not-made')
    return (
      <JoiningPage site={site} icon="triangle-alert" isAlarm {...texts.notMade}>
        <button type="button" class="button" onClick={() => void enrolment.is(enrolment.who)}>
          {texts.notMade.again}
        </button>
      </JoiningPage>
    )
  if (!('keys' in step)) return null
  const papers = { phrase: step.keys.phrase ?? '', recovery: null }
  if (step.is === 'paper')
    return (
      <JoiningPage {...at('Op papier')} heading={paper.heading} lead={paper.leadOwn}>
        <PaperStep
          site={site}
          name={enrolment.who.name}
          date={new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long' }).format(new Date())}
          papers={papers}
          onWritten={() => enrolment.toProof()}
        />
      </JoiningPage>
    )
  if (step.is === 'proof')
    return (
      <JoiningPage {...at('Op papier')} heading={proof.heading} lead={proof.lead}>
        <ProofStep
          papers={papers}
          onProven={() => enrolment.proven()}
          onBack={() => enrolment.backToPaper()}
        />
      </JoiningPage>
    )
  const trouble = step.is === 'way' ? step.trouble : undefined
  return (
    <JoiningPage {...at('Aanmelden')} heading={way.heading} lead={way.lead}>
      <ChooseWay
        {...{ post, org, site, isDemo }}
        {...enrolment.who}
        busy={step.is === 'sending' ? way.sealing : ''}
        problem={trouble && (way.troubles[trouble] ?? way.troubles['try-again'])}
        goOn={texts.send}
        onChosen={chosen => void enrolment.send(chosen)}
      />
    </JoiningPage>
  )
}

function Waiting({ enrolment, settings }: EnrolScreenProps) {
  const { waiting } = texts
  return (
    <JoiningPage
      site={settings.name}
      icon="check"
      heading={waiting.heading}
      lead={waiting.lead(enrolment.who.name)}
    >
      <ol class="next-list">
        {waiting.list.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p>
        <a class="button quiet" href="/desk">
          {waiting.signIn}
        </a>
      </p>
    </JoiningPage>
  )
}
