interface WaysOutProps {
  readonly heading: string
  readonly ways: readonly string[]
}

/** [DK60] Under what went wrong: in plain words, what one can do about it. */
export function WaysOut({ heading, ways }: WaysOutProps) {
  return (
    <div class="ways-out">
      <p>
        <b>{heading}</b>
      </p>
      <ul>
        {ways.map(way => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </div>
  )
}
