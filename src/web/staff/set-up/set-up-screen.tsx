import { type MakingPart, makingParts } from '../../../crypto/helpline-keys.ts'
import type { PageSettings } from '../../../protocol/page-settings.ts'
import { Icon } from '../icon.tsx'
import { GoodToKnow, JoiningPage } from '../joining/joining-page.tsx'
import { PaperStep } from '../joining/paper-step.tsx'
import { ProofStep } from '../joining/proof-step.tsx'
import { joiningTexts } from '../joining/texts.ts'
import { WhoForm } from '../joining/who-form.tsx'
import type { Post } from '../post.ts'
import { ChooseWay } from '../way-in/choose-way.tsx'
import type { SetUp, SetUpTrouble } from './set-up.ts'
import { setUpTexts as texts } from './texts.ts'

interface SetUpScreenProps {
  readonly setUp: SetUp
  readonly settings: PageSettings
  readonly post: Post
}

const steps = (at: number) => ({ names: texts.steps, at })

/** Every step and every state of the set-up. It shows; `SetUp` decides. */
export function SetUpScreen(props: SetUpScreenProps) {
  const { setUp, settings } = props
  const site = settings.name
  const step = setUp.step.value
  switch (step.is) {
    case 'no-link':
      return <JoiningPage site={site} icon="triangle-alert" {...texts.noLink} />
    case 'set-up-already':
      return (
        <JoiningPage site={site} icon="info" {...texts.already}>
          <ToDesk words={texts.toDesk} />
        </JoiningPage>
      )
    case 'link-refused':
      return (
        <JoiningPage site={site} icon="triangle-alert" isAlarm {...texts.refused}>
          <p>{texts.refused.paper}</p>
        </JoiningPage>
      )
    case 'need':
      return <Need site={site} onBegin={() => setUp.begin()} />
    case 'who':
      return (
        <JoiningPage
          site={site}
          steps={steps(1)}
          heading={joiningTexts.who.heading}
          lead={joiningTexts.who.lead}
        >
          <WhoForm
            before={setUp.person}
            taken={undefined}
            goOn={joiningTexts.next}
            onWho={who => void setUp.makeKeys(who)}
          />
        </JoiningPage>
      )
    case 'making':
      return (
        <JoiningPage site={site} steps={steps(2)} heading={texts.making.heading} lead={texts.making.lead}>
          <MakingList now={step.part} />
        </JoiningPage>
      )
    case 'not-made':
      return (
        <JoiningPage site={site} icon="triangle-alert" isAlarm {...texts.notMade}>
          <button type="button" class="button" onClick={() => void setUp.makeKeys(setUp.person)}>
            {texts.notMade.again}
          </button>
        </JoiningPage>
      )
    default:
      return <LaterSteps {...props} />
  }
}

function LaterSteps({ setUp, settings, post }: SetUpScreenProps) {
  const { name: site, org, isDemo } = settings
  const step = setUp.step.value
  if (step.is === 'done') return <Done site={site} />
  if (!('keys' in step)) return null
  const papers = { phrase: step.keys.keyPhrase, recovery: step.keys.recovery }
  const { paper, proof, way } = joiningTexts
  if (step.is === 'paper')
    return (
      <JoiningPage site={site} steps={steps(3)} heading={paper.heading} lead={paper.lead}>
        <PaperStep
          site={site}
          name={setUp.person.name}
          date={today()}
          papers={papers}
          onWritten={() => setUp.toProof()}
        />
      </JoiningPage>
    )
  if (step.is === 'proof')
    return (
      <JoiningPage site={site} steps={steps(3)} heading={proof.heading} lead={proof.lead}>
        <ProofStep papers={papers} onProven={() => setUp.proven()} onBack={() => setUp.backToPaper()} />
      </JoiningPage>
    )
  return (
    <JoiningPage site={site} steps={steps(4)} heading={way.heading} lead={way.lead}>
      <ChooseWay
        {...{ post, org, site, isDemo }}
        {...setUp.person}
        busy={step.is === 'sending' ? way.sealing : ''}
        problem={step.is === 'way' ? troubleInWords(step.trouble) : undefined}
        goOn={texts.send}
        onChosen={chosen => void setUp.send(chosen)}
      />
    </JoiningPage>
  )
}

function troubleInWords(trouble: SetUpTrouble | undefined): string | undefined {
  const { troubles } = joiningTexts.way
  return trouble && (troubles[trouble] ?? troubles['try-again'])
}

function Need({ site, onBegin }: { site: string; onBegin(): void }) {
  const { need } = texts
  return (
    <JoiningPage
      site={site}
      steps={steps(0)}
      heading={need.heading}
      lead={need.lead}
      aside={<GoodToKnow heading={need.asideHeading} lines={need.aside} />}
    >
      <ul class="ready-list">
        {need.list.map(line => (
          <li key={line}>
            <Icon name="check" />
            {line}
          </li>
        ))}
      </ul>
      <button type="button" class="button large" onClick={onBegin}>
        {need.begin}
        <Icon name="arrow-right" />
      </button>
    </JoiningPage>
  )
}

function MakingList({ now }: { readonly now: MakingPart }) {
  const at = makingParts.indexOf(now)
  return (
    <ol class="making-list" aria-live="polite">
      {makingParts.map((part, index) => (
        <li key={part} class={index < at ? 'is-done' : index === at ? 'is-now' : ''}>
          <i aria-hidden="true" />
          {texts.making.parts[part]}
          {index === at && ' …'}
        </li>
      ))}
    </ol>
  )
}

function Done({ site }: { readonly site: string }) {
  const { done } = texts
  return (
    <JoiningPage site={site} icon="check" heading={done.heading} lead={done.lead}>
      <ol class="next-list">
        {done.list.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <ToDesk words={done.signIn} />
    </JoiningPage>
  )
}

function ToDesk({ words }: { readonly words: string }) {
  return (
    <p>
      <a class="button large" href="/desk">
        {words}
      </a>
    </p>
  )
}

function today(): string {
  return new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long' }).format(new Date())
}
