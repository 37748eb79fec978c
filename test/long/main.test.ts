import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each([
  [[], 'Which long test?'],
  [['for-ever'], 'No long test is called for-ever.'],
  [['background-tab', '--minutes', 'many'], '--minutes is a number from 1 to 1440'],
  [['background-tab', '--hours', '2'], "Unknown option '--hours'"],
  [['background-tab', '--freezing', '--browser', 'firefox'], '--freezing is for chromium.'],
  [['mutation', '--times', 'all'], '--times is a number from 1 to 10000'],
])('who mistypes a long run (%j) hears what is expected, and nothing is started', (wishes, words) => {
  const { status, stdout } = spawnSync(process.execPath, ['test/long/main.ts', ...wishes], {
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stdout).toContain(words)
  expect(stdout).toContain('npm run long -- background-tab [--minutes 60]')
})
