#!/usr/bin/env node
import {SettingsError} from './settings/settings.js';

const HELP = `flatpeak-connect <command>

  server                   runs the companion
  check                    tries account, customers and database, and says what works
  webhooks                 lists the webhooks that your site did not take
  webhooks resend [id]     sends one of them again, or all
  simulator [--help]       runs a simulator of the service

The settings are environment variables. --settings <file> reads them from a file.
All of them: docs/guide/program.md of the package's site.`;

/** The commands; each loads what it needs. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<unknown>>> = {
  server: async () => (await import('./commands/server.js')).runServer(),
  check: async () => (await import('./commands/check.js')).runCheck(),
  webhooks: async args => (await import('./commands/webhooks.js')).runWebhooks(args),
  simulator: () => import('../simulator/cli.js'),
};

/** Takes `--settings <file>` out of the arguments, and reads the file. */
function readSettingsFile(args: readonly string[]): readonly string[] {
  const at = args.indexOf('--settings');
  if (at < 0) return args;
  const file = args[at + 1];
  if (file === undefined) throw new SettingsError(['--settings needs the path of a file.']);
  try {
    process.loadEnvFile(file);
  } catch {
    throw new SettingsError([`The file ${file} cannot be read.`]);
  }
  return args.toSpliced(at, 2);
}

const [command = '', ...args] = readSettingsFileOrExit(process.argv.slice(2));
if (!Object.hasOwn(COMMANDS, command)) {
  console.error(HELP);
  process.exitCode = command === 'help' || command === '--help' ? 0 : 2;
} else await COMMANDS[command]?.(args).catch(fail);

function readSettingsFileOrExit(args: readonly string[]): readonly string[] {
  try {
    return readSettingsFile(args);
  } catch (error) {
    return fail(error);
  }
}

/** One line for each mistake, and no stack: the operator reads them. */
function fail(error: unknown): never {
  const lines = error instanceof SettingsError ? error.mistakes : [messageOf(error)];
  for (const line of lines) console.error(line);
  process.exit(1);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
