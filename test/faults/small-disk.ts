import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HelplineProcess } from './helpline-process.ts'

/** A disk that can be filled to the last byte. */
export interface SmallDisk {
  readonly directory: string
  fills(helpline: HelplineProcess): void
  hasSpaceAgain(helpline: HelplineProcess): void
  isTakenAway(): void
}

/** A real one of six megabytes for root; else the system forbids the server to make its files larger. Or none. */
export function makeSmallDisk(): SmallDisk | undefined {
  return mountedDisk() ?? limitedFiles()
}

function mountedDisk(): SmallDisk | undefined {
  const mountPoint = mkdtempSync(join(tmpdir(), 'clbchat-disk-'))
  if (!runs('mount', '-t', 'tmpfs', '-o', 'size=6m,mode=700', 'tmpfs', mountPoint)) {
    rmSync(mountPoint, { recursive: true })
    return undefined
  }
  const ballast = join(mountPoint, 'ballast')
  return {
    directory: join(mountPoint, 'data'),
    fills() {
      const file = openSync(ballast, 'w')
      for (const bytes of [64 * 1024, 1024]) while (writes(file, bytes));
      closeSync(file)
    },
    hasSpaceAgain: () => rmSync(ballast),
    isTakenAway() {
      runs('umount', mountPoint)
      rmSync(mountPoint, { recursive: true, force: true })
    },
  }
}

/** Needs no rights: the soft limit of a process of one's own may go down and up again. */
function limitedFiles(): SmallDisk | undefined {
  if (!runs('prlimit', '--version')) return undefined
  const directory = mkdtempSync(join(tmpdir(), 'clbchat-limit-'))
  const limits = ({ pid }: HelplineProcess, most: string) =>
    runs('prlimit', `--pid=${pid}`, `--fsize=${most}:`)
  return {
    directory,
    fills: helpline => void limits(helpline, '4096'),
    hasSpaceAgain: helpline => void limits(helpline, 'unlimited'),
    isTakenAway: () => rmSync(directory, { recursive: true, force: true }),
  }
}

function runs(program: string, ...options: string[]): boolean {
  return spawnSync(program, options, { stdio: 'ignore' }).status === 0
}

function writes(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes
  } catch {
    return false
  }
}
