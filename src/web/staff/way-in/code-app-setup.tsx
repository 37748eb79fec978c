import type { Signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Bytes } from '../../../crypto/bytes.ts'
import { codeAddress, qrPath, seedInWords } from './code-app.ts'
import { codeField } from './sign-in-field.ts'
import { TextField } from './text-field.tsx'
import { texts } from './texts.ts'

interface CodeAppSetupProps {
  readonly seed: Bytes
  readonly site: string
  readonly username: string
  readonly code: Signal<string>
  readonly error?: string | undefined
}

/** [SI45] The square for an app with codes, the same as text, and its first code as proof that it works. */
export function CodeAppSetup({ seed, site, username, code, error }: CodeAppSetupProps) {
  const { size, path } = useMemo(() => qrPath(codeAddress(seed, site, username)), [seed, site, username])
  return (
    <fieldset class="code-app">
      <legend>{texts.app.heading}</legend>
      <p class="hint">{texts.app.lead}</p>
      <div class="code-app-square">
        <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={texts.app.square}>
          <path class="qr-sheet" d={`M0 0h${size}v${size}h-${size}z`} />
          <path class="qr-dark" d={path} />
        </svg>
        <div>
          <p>{texts.app.orType}</p>
          <code class="seed" translate={false}>
            {seedInWords(seed)}
          </code>
        </div>
      </div>
      <TextField
        id="first-code"
        label={texts.app.firstCode}
        hint={texts.codeHint}
        error={error}
        value={code}
        field={codeField}
      />
    </fieldset>
  )
}
