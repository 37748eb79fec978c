import { spawn } from 'node:child_process'

// For who works on the code: pages are built again and the server starts again at every change.
const vite = [
  'node_modules/vite/bin/vite.js',
  'build',
  '--watch',
  '--configLoader',
  'native',
  '--logLevel',
  'warn',
]
const programs = [
  [...vite, '--mode', 'welcome'],
  [...vite, '--mode', 'visitor'],
  [...vite, '--mode', 'staff'],
  [...vite, '--ssr'],
  ['--watch', '--watch-preserve-output', 'bin/start.ts', ...process.argv.slice(2)],
]
const running = programs.map(options => spawn(process.execPath, options, { stdio: 'inherit' }))

const endAll = () => {
  for (const child of running) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endAll)
for (const child of running) child.on('exit', endAll)
