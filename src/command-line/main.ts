import { Command, CommanderError } from 'commander'
import { checkSite } from './check-site.ts'

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

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
