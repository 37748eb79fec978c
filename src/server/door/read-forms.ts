import type { FastifyInstance } from 'fastify'

const longest = 256 * 1024

/**
 * Lets the routes that are registered on `app` read what a form without script posts; register them in a plugin of their
 * own, because everywhere else only JSON is taken (SC2).
 */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: longest },
    (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  )
}
