/** Members of the EU, and Iceland, Liechtenstein and Norway: ISO 3166-1 alpha-2, as of 2026. */
const europeanEconomicArea = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
)

/** [PV3] Whether the law of the EU on personal data holds in this country, by its ISO code. */
export function isInEuropeanEconomicArea(country: string): boolean {
  return europeanEconomicArea.has(country)
}
