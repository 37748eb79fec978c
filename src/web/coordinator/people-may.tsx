import { staffRoles } from '../../domain/people.ts'
import { type Act, acts, may } from '../../domain/roles.ts'
import { mayTexts } from './people-may-texts.ts'
import { texts } from './people-texts.ts'

const all = Object.keys(acts) as Act[]

/** [SI70] Which role may do what: the very table that the door uses. */
export function MayPart() {
  const words = mayTexts
  return (
    <section class="people-part" aria-label={words.heading}>
      <p class="hint">{words.lead}</p>
      <table class="figures may-table">
        <thead>
          <tr>
            <th scope="col">{words.act}</th>
            {staffRoles.map(role => (
              <th key={role} scope="col">
                {texts.roles[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map(act => (
            <tr key={act}>
              <th scope="row">{words.acts[act]}</th>
              {staffRoles.map(role => (
                <td key={role} class={may(role, act) ? '' : 'is-no'}>
                  {/* On a phone each cell stands alone, and says whose it is. */}
                  <span class="may-role">{texts.roles[role]}</span>
                  {may(role, act) ? <b>{words.yes}</b> : words.no}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <b>{words.nobody}</b>
      </p>
    </section>
  )
}
