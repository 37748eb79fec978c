/**
 * [WP6] What stands in the status block while the page cannot hear how the door is: the hours, and never what was true
 * before. `hoursText`: the week as sentences, where the helpline tells one.
 */
export function unknownDoor(hoursText: string | undefined): {
  readonly words: string
  readonly more: string
} {
  return {
    words: 'We weten nu niet of er iemand is.',
    more: [
      'Kijk of je internet werkt, en laad de pagina opnieuw.',
      ...(hoursText ? [`Meestal zijn we er zo: ${uncapital(hoursText)}`] : []),
      'Een nummer bellen kan altijd.',
    ].join(' '),
  }
}

const uncapital = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
