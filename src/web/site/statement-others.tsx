import { isInEuropeanEconomicArea } from '../../domain/country.ts'
import { countryName, type HelplinePrivacy } from '../../protocol/privacy.ts'
import type { PrivacyData } from './privacy-data.ts'
import { Lines, Section } from './statement-parts.tsx'
import { statementTexts } from './texts-statement.ts'

const texts = statementTexts.others

/** [PV3] Who handles data for the helpline, in which country, and what goes by mail. */
export function StatementOthers({ privacy: { thirdParties, sharing }, facts }: PrivacyData) {
  const isAllInside = thirdParties.every(({ country }) => isInEuropeanEconomicArea(country))
  return (
    <Section id="anderen" title={texts.title}>
      {thirdParties.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <ul class="third-parties">
          {thirdParties.map(party => (
            <ThirdParty key={party.name} {...party} />
          ))}
        </ul>
      )}
      {thirdParties.length > 0 && isAllInside && <p>{texts.inside}</p>}
      <p>{facts.hasMail ? texts.mail : texts.noMail}</p>
      {facts.hasGateway && <p>{texts.gateway}</p>}
      {(facts.hasMail || facts.hasGateway) && <p>{texts.alarmContent}</p>}
      {sharing.length > 0 && (
        <>
          <h3>{texts.sharing}</h3>
          <Lines lines={sharing} />
        </>
      )}
    </Section>
  )
}

function ThirdParty({ name, task, country, reason, note }: HelplinePrivacy['thirdParties'][number]) {
  return (
    <li>
      <p>{texts.task(name, task)}</p>
      <p>{texts.country(countryName(country))}</p>
      {!isInEuropeanEconomicArea(country) && (
        <p>
          {texts.outside} {reason}
        </p>
      )}
      {note && <p class="hint">{note}</p>}
    </li>
  )
}
