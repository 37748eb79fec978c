import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const size = '6m'

/** A disk of six megabytes that can be filled to the last byte: a real one, so only root may make it. */
export class SmallDisk {
  readonly directory: string
  readonly #mountPoint: string

  private constructor(mountPoint: string) {
    this.#mountPoint = mountPoint
    this.directory = join(mountPoint, 'data')
  }

  /** None where this user may not mount. */
  static isMounted(): SmallDisk | undefined {
    const mountPoint = mkdtempSync(join(tmpdir(), 'clbchat-disk-'))
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs', mountPoint])
    if (status === 0) return new SmallDisk(mountPoint)
    rmSync(mountPoint, { recursive: true })
    return undefined
  }

  get #ballast(): string {
    return join(this.#mountPoint, 'ballast')
  }

  fills(): void {
    const file = openSync(this.#ballast, 'w')
    for (const bytes of [64 * 1024, 1024]) while (writes(file, bytes));
    closeSync(file)
  }

  hasSpaceAgain(): void {
    rmSync(this.#ballast)
  }

  isTakenAway(): void {
    spawnSync('umount', [this.#mountPoint])
    rmSync(this.#mountPoint, { recursive: true, force: true })
  }
}

function writes(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes
  } catch {
    return false
  }
}
