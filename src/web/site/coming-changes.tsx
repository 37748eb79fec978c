import { versionsOn } from '../../domain/statement-version.ts'
import { dateInWords } from './kept-in-words.ts'
import type { PrivacyData } from './privacy-data.ts'
import { privacyTexts } from './texts-privacy.ts'

/** [PV6] What was announced and does not hold yet; nothing where nothing is coming. */
export function ComingChanges({ privacy, today }: PrivacyData) {
  const { coming } = versionsOn(privacy.versions, today)
  if (coming.length === 0) return null
  const texts = privacyTexts.coming
  return (
    <section class="note attention" aria-labelledby="verandert">
      <h2 id="verandert">{texts.title}</h2>
      {coming.map(({ version, date, changes, announced }) => (
        <div key={version}>
          <p>{texts.from(dateInWords(date))}</p>
          <ul class="dotted">
            {changes.map(change => (
              <li key={change}>{change}</li>
            ))}
          </ul>
          {announced && announced <= today && <p class="hint">{texts.announced(dateInWords(announced))}</p>}
        </div>
      ))}
    </section>
  )
}
