import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from '../settings.ts'
import { cookieName, readCookie } from './access.ts'

/** The session's cookie: how it is named, written, read and taken back. */
export interface SessionCookie {
  read(request: FastifyRequest): string | undefined
  give(reply: FastifyReply, value: string): void
  takeBack(reply: FastifyReply): void
}

export function sessionCookie({ staffUrl }: Pick<Settings, 'staffUrl'>): SessionCookie {
  const name = cookieName(staffUrl)
  const secure = staffUrl.startsWith('https:') ? '; Secure' : ''
  const attributes = `HttpOnly; SameSite=Strict; Path=/${secure}`
  return {
    read: request => readCookie(request, name),
    give: (reply, value) => void reply.header('set-cookie', `${name}=${value}; ${attributes}`),
    takeBack: reply => void reply.header('set-cookie', `${name}=; Max-Age=0; ${attributes}`),
  }
}
