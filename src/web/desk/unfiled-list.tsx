import { Icon } from '../staff/icon.tsx'
import type { Closing } from './closing.ts'
import type { Desk } from './desk.ts'
import { texts } from './texts-closing.ts'

const clock = new Intl.DateTimeFormat('nl-BE', { hour: '2-digit', minute: '2-digit' })

/** Which talk it was, for the one who had it. */
export function closingWords({ name, begunAt }: Closing): string {
  const time = clock.format(begunAt).replace(':', '.')
  return texts.closing.of(name.value || texts.closing.unknownName, time)
}

/** [RG10] What is still to be filed; nothing where all is done. */
export function UnfiledList({ desk }: { readonly desk: Desk }) {
  const unfiled = desk.closings.unfiled.value
  if (unfiled.length === 0) return null
  return (
    <section class="unfiled note attention">
      <h2>{texts.unfiled.heading(unfiled.length)}</h2>
      <p>{texts.unfiled.hint}</p>
      <ul>
        {unfiled.map(closing => (
          <li key={closing.kept.id}>
            <button type="button" class="button quiet" onClick={() => desk.after.open(closing)}>
              <Icon name="clipboard-check" />
              {texts.unfiled.open(closingWords(closing))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
