import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram, Program } from './program.ts'

const rate = 8_000
const blockMilliseconds = 20
const bytesInBlock = (rate * 2 * blockMilliseconds) / 1000
/** Of 32,767. A ring at 70 % on the slider reaches some thousands. */
const loudFrom = 200

/** A stretch of sound that came out of the computer, in milliseconds since 1970. */
export interface Sound {
  readonly from: number
  until: number
}

/** A sound card that nobody hears, and that writes down when something sounds. */
export class SoundCard {
  readonly env: Record<string, string>
  readonly sounds: Sound[] = []
  readonly #programs: readonly Program[]
  #rest = Buffer.alloc(0)

  private constructor(server: string, programs: readonly Program[], recorder: Program) {
    this.env = { PULSE_SERVER: server }
    this.#programs = programs
    recorder.output.on('data', (chunk: Buffer) => this.#listen(chunk))
  }

  /** Undefined where PulseAudio is not there. `folder` is where its socket may be. */
  static async opens(folder: string): Promise<SoundCard | undefined> {
    const [pulseaudio, parec] = [findProgram('pulseaudio'), findProgram('parec')]
    if (!pulseaudio || !parec) return undefined
    const socket = join(folder, 'sound.socket')
    const own = { HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_RUNTIME_PATH: folder }
    const modules = [
      'module-null-sink sink_name=desk',
      `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
    ]
    const quiet = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--log-target=stderr', '--log-level=error']
    const card = new Program(pulseaudio, [...quiet, ...modules.flatMap(module => ['-L', module])], own)
    await card.until(() => existsSync(socket))
    const server = `unix:${socket}`
    const format = [`--rate=${rate}`, '--channels=1', '--format=s16le', '--raw', '--latency-msec=40']
    const recorder = new Program(parec, [`--server=${server}`, '--device=desk.monitor', ...format], own)
    return new SoundCard(server, [recorder, card], recorder)
  }

  /** Whether what sounds is really written down. */
  get isListening(): boolean {
    return this.#programs.every(program => program.isRunning)
  }

  #listen(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#rest, chunk])
    const blocks = Math.floor(bytes.length / bytesInBlock)
    this.#rest = bytes.subarray(blocks * bytesInBlock)
    const now = Date.now()
    for (let block = 0; block < blocks; block++) {
      const isLoud = loudest(bytes.subarray(block * bytesInBlock, (block + 1) * bytesInBlock)) >= loudFrom
      if (isLoud) this.#note(now - (blocks - block) * blockMilliseconds)
    }
  }

  #note(from: number): void {
    const last = this.sounds.at(-1)
    const until = from + blockMilliseconds
    if (last && from - last.until < 60) last.until = until
    else this.sounds.push({ from, until })
  }

  async closes(): Promise<void> {
    for (const program of this.#programs) await program.ends()
  }
}

function loudest(block: Buffer): number {
  let most = 0
  for (let at = 0; at + 1 < block.length; at += 2) most = Math.max(most, Math.abs(block.readInt16LE(at)))
  return most
}
