import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

/** What one sender said to the mail server. */
export interface SunkMail {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly signedInAs: string | null
}

/** How the mail server behaves: it takes mail, refuses every address, or says nothing at all. */
export type SinkMood = 'takes' | 'refuses' | 'silent'

/** A mail server on loopback that keeps what it gets and sends nothing on. It offers no TLS. */
export class SmtpSink {
  readonly mails: SunkMail[] = []
  /** Everything that was said to it, line by line. */
  readonly heard: string[] = []
  mood: SinkMood = 'takes'
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor() {
    this.#server = createServer(socket => this.#greet(socket))
  }

  static async opens(): Promise<SmtpSink> {
    const sink = new SmtpSink()
    await new Promise<void>(resolve => sink.#server.listen(0, '127.0.0.1', resolve))
    return sink
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  async closes(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise(resolve => this.#server.close(resolve))
  }

  #greet(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => socket.destroy())
    if (this.mood === 'silent') return
    const talk = new SmtpTalk(this)
    let rest = ''
    socket.write('220 sink ESMTP\r\n')
    socket.on('data', data => {
      const lines = `${rest}${data}`.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        this.heard.push(line)
        const answer = talk.answers(line)
        if (answer) socket.write(`${answer}\r\n`)
      }
    })
  }
}

/** One conversation with a sender. */
class SmtpTalk {
  readonly #sink: SmtpSink
  #from = ''
  #to = ''
  #signedInAs: string | null = null
  #lines: string[] | null = null

  constructor(sink: SmtpSink) {
    this.#sink = sink
  }

  /** The answer to one line; none while the text of a mail comes in. */
  answers(line: string): string | undefined {
    if (this.#lines) return this.#reads(line, this.#lines)
    const [verb = '', ...rest] = line.split(' ')
    switch (verb.toUpperCase()) {
      case 'EHLO':
        return '250-sink\r\n250 AUTH PLAIN'
      case 'AUTH':
        this.#signedInAs = Buffer.from(rest[1] ?? '', 'base64').toString()
        return '235 welcome'
      case 'STARTTLS':
        return '502 no TLS here'
      case 'MAIL':
        this.#from = addressIn(line)
        return '250 ok'
      case 'RCPT':
        this.#to = addressIn(line)
        return this.#sink.mood === 'refuses' ? '550 nobody here' : '250 ok'
      case 'DATA':
        this.#lines = []
        return '354 go on'
      case 'QUIT':
        return '221 bye'
      default:
        return '250 ok'
    }
  }

  #reads(line: string, lines: string[]): string | undefined {
    if (line !== '.') {
      lines.push(line)
      return undefined
    }
    const { mails } = this.#sink
    mails.push({
      from: this.#from,
      to: this.#to,
      text: lines.join('\n'),
      signedInAs: this.#signedInAs,
    })
    this.#lines = null
    return '250 kept'
  }
}

function addressIn(line: string): string {
  return line.match(/<([^>]*)>/)?.[1] ?? ''
}
