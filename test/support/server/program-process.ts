import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import type {Scope} from './listen.js';

const pathOf = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

/** The command from its sources. */
export const SOURCES = ['--import', 'tsx', pathOf('src/program/cli.ts')];

/** The command of the package, which also serves the scripts of the widget. */
export const BUILT = [pathOf('dist/esm/program/cli.js')];

/** Runs the command in a process that has only these variables of its own. */
export function runCommand(
  t: Scope,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  program: readonly string[] = SOURCES,
) {
  const {PATH = '', HOME = ''} = process.env;
  const child = spawn(process.execPath, [...program, ...args], {
    env: {PATH, HOME, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const closed = once(child, 'close') as Promise<[code: number | null]>;
  return {
    child,
    /** Waits until it has printed this. */
    async prints(pattern: RegExp): Promise<string> {
      while (!pattern.test(output)) {
        assert.equal(child.exitCode, null, output);
        await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
      }
      return output;
    },
    async ends(): Promise<{code: number | null; output: string}> {
      const [code] = await closed;
      return {code, output};
    },
  };
}

/** The port in what a server has printed. */
export const portIn = (output: string): string | undefined =>
  /listening on +127\.0\.0\.1:(\d+)/.exec(output)?.[1];

/** A program in a process of its own. */
export interface ProgramProcess {
  readonly url: string;
  /** Sends SIGTERM. */
  stop(): void;
  /** Waits for its end. */
  ends(): Promise<{code: number | null; output: string}>;
}

/** Starts a program in a process of its own, and waits until it listens. */
export async function spawnProgramServer(
  t: Scope,
  env: Readonly<Record<string, string>>,
  command?: readonly string[],
): Promise<ProgramProcess> {
  const {child, prints, ends} = runCommand(t, ['server'], env, command);
  const port = portIn(await prints(/API for your backend.*\n/));
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => void child.kill('SIGTERM'),
    ends,
  };
}
