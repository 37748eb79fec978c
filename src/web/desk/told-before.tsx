import type { Intake } from '../../crypto/message-content.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { texts } from './texts.ts'

interface ToldBeforeProps {
  readonly name: string
  readonly intake: Intake | null
  readonly themes: PageSettings['themes']
}

/** What the visitor told beforehand: it came sealed and is read here for the first time (SE22). */
export function ToldBefore({ name, intake, themes }: ToldBeforeProps) {
  const facts = intake ? factsOf(intake, themes) : []
  return (
    <section class="panel" aria-labelledby="told-title">
      <h2 id="told-title">{texts.told.heading(name)}</h2>
      {facts.length === 0 && <p class="panel-words">{intake ? texts.told.nothing : texts.told.notYet}</p>}
      <dl class="told">
        {facts.map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function factsOf(intake: Intake, themes: PageSettings['themes']): [string, string][] {
  const words = texts.told
  const { who, ageYears, gender, school, theme, toldSomeone, typesSlowly } = intake
  const facts: [string, string | undefined][] = [
    [words.who, who && words.whoOptions[who]],
    [words.age, ageYears === undefined ? undefined : words.years(ageYears)],
    [words.gender, gender && words.genderOptions[gender]],
    [words.school, school && (words.schools[school] ?? school)],
    [words.theme, theme && (themes.find(({ id }) => id === theme)?.label ?? theme)],
    [
      words.toldAlready,
      toldSomeone === undefined ? undefined : words.toldOptions[toldSomeone ? 'yes' : 'no'],
    ],
    [words.slow, typesSlowly ? words.typesSlowly : undefined],
  ]
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]))
}
