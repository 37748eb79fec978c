import { Command, CommanderError } from 'commander'
import { readSettings } from '../server/settings.ts'
import { checkSite } from './check-site.ts'
import { sayAudit } from './verify-audit.ts'

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
    process.exitCode = checkSite(folder, line => process.stdout.write(`${line}\n`))
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
    const say = (line: string) => process.stdout.write(`${line}\n`)
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
