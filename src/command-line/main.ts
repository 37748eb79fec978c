import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { readSettings } from '../server/settings.ts'
import { checkSite } from './check-site.ts'
import { signPages } from './sign-pages.ts'
import { sayAudit } from './verify-audit.ts'
import { type Asked, verifyPages } from './verify-pages.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** `clbchat COMMAND`: what an administrator does beside the running house. Ends with 2 when it was asked wrongly. */
const program = new Command('clbchat')
  .description('Commands for who runs a helpline.')
  .exitOverride()
  .configureHelp({ showGlobalOptions: false })

program
  .command('check-site')
  .argument('[folder]', 'the site folder', process.env['SITE_DIR'] ?? 'site/clbchat')
  .summary('say everything that is wrong in a site folder')
  .description(
    'Reads a site folder as the start does and says everything that is wrong in it, a line each:\nfile:line: place: what was expected. Changes nothing. Without a folder it is that of SITE_DIR.',
  )
  .addHelpText('after', '\nEnds with 0: all is well. 1: there are faults. 2: there is no such folder.')
  .action((folder: string) => {
    process.exitCode = checkSite(folder, say)
  })

const ownPages = join(import.meta.dirname, '../../build/pages')

program
  .command('verify-pages')
  .argument('<url>', 'the site, as https://chat.example.be')
  .option(
    '--release <path>',
    'built pages of a release, or its manifest.json (default: those of this folder)',
  )
  .option('--signed-by <file>', 'public key (PEM) of who makes releases; without --release it vouches alone')
  .option('--root-key <file>', "the helpline's root.pub")
  .option('--site <folder>', "the helpline's site folder: compares words, numbers, colours and its root.pub")
  .option('--staff', 'look at the pages of staff instead of those of visitors')
  .option('--proxy <url>', 'ask through a SOCKS 5 proxy, as socks5://127.0.0.1:9050 for Tor')
  .summary('compare a running site with a release, from outside')
  .description(
    'Asks a site for its pages and files as a visitor would, and says everything that is not as in the release, a line\neach. Reads files of this machine only. See docs/verify-pages.md.',
  )
  .addHelpText('after', '\nEnds with 0: the same. 1: something differs. 2: it could not be looked at.')
  .action(async (url: string, asked: Asked) => {
    const release = asked.release ?? (asked.signedBy === undefined ? ownPages : undefined)
    process.exitCode = await verifyPages(url, { ...asked, ...(release && { release }) }, say)
  })

program
  .command('sign-pages')
  .argument('<key>', 'Ed25519 private key (PEM), kept outside of this folder')
  .option('--pages <folder>', 'the built pages', ownPages)
  .summary('sign the manifest of the built pages, at a release')
  .description('Writes manifest.sig beside manifest.json, which the server then shows to everyone.')
  .action((key: string, { pages }: { pages: string }) => {
    process.exitCode = signPages(key, pages, say)
  })

program
  .command('verify-audit')
  .option('--data-dir <folder>', 'where audit.key and main.db are; else as the start finds them')
  .option('--from <number>', 'trust what stands before this entry, and begin there')
  .option('--head <head>', 'a head that somebody noted earlier, short or in full: it must be in the log')
  .summary('check that nobody changed the audit log')
  .description(
    'Follows the audit log from entry to entry with its key, also while the house runs, and in a copy of its data.\nWith DATABASE_URL the log is read there. Changes nothing.',
  )
  .addHelpText(
    'after',
    '\nEnds with 0: it is whole. 1: it is broken, and where. 2: it cannot be checked.\nWho holds audit.key can write a whole log anew: only a head that was noted elsewhere shows that (--head).',
  )
  .action(async ({ dataDir, from, head }: Record<'dataDir' | 'from' | 'head', string | undefined>) => {
    process.exitCode = await sayAudit({ settings: settingsNow, dataDir, from, head }, say)
  })

function settingsNow() {
  return readSettings(process.env, { noDemo: false }, process.cwd())
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
