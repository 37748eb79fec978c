/** The least ratio of text on its ground (WCAG 2.2, 1.4.3) and of what must be seen beside its ground (1.4.11). */
export const leastContrast = { text: 4.5, shape: 3 } as const

/** A colour as a sheet or a site folder writes it: `#abc` or `#aabbcc`, no other. */
export function isColour(text: string): boolean {
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(text)
}

/**
 * How far two colours are apart for an eye, from 1 (the same) to 21 (black on white), by the formula of WCAG 2.2. Takes
 * them in any order, each as `isColour` knows it. Throws on anything else: the door parses colours first. AX1
 */
export function contrastBetween(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(linear)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  if (!isColour(colour)) throw new Error(`not a colour: ${colour}`)
  const digits = colour.slice(1)
  const pairs = digits.length === 3 ? [...digits].map(digit => digit + digit) : (digits.match(/../g) ?? [])
  return pairs.map(pair => Number.parseInt(pair, 16) / 255)
}

/** Light as a screen gives it, out of the number that a sheet writes. */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
