import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const demoFile = (name: string) => fileURLToPath(new URL(`../../../demo/${name}`, import.meta.url));

/**
 * Where the demos of this process keep what they know. A new database takes a while, and every
 * customer who comes is a new one anyway: one that an earlier process has left is as good.
 */
const DATA = takeOneOf(process.env['DEMO_DATA'] ?? mkdtempSync(join(tmpdir(), 'flatpeak-demo-')));

/** A folder within another that no other process has now. */
function takeOneOf(folders: string): string {
  mkdirSync(folders, {recursive: true});
  for (let number = 1; ; number++) {
    const taken = join(folders, `${number}-taken`);
    try {
      mkdirSync(taken);
    } catch {
      continue;
    }
    process.once('exit', () => rmdirSync(taken));
    return join(folders, String(number));
  }
}

/** One of the demo's commands while it runs. */
export class Command {
  /** The arguments of Node that start it. */
  static readonly program: readonly string[] = [demoFile('start.js')];
  readonly #child;
  /** Resolves with the exit code, once the command has ended. */
  readonly ended: Promise<number | null>;
  /** All that it printed. */
  output = '';

  constructor(...args: string[]) {
    // No real account: it would be talked to.
    const env = {...process.env, FLATPEAK_ACCOUNT_ID: '', FLATPEAK_API_KEY: ''};
    this.#child = spawn(process.execPath, [...new.target.program, '--data', DATA, ...args], {
      env,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', chunk => (this.output += chunk));
    }
    this.ended = once(this.#child, 'close').then(([code]) => code);
  }

  /** Waits until something is printed; gives the part in brackets. */
  async prints(pattern: RegExp): Promise<string> {
    for (;;) {
      const [, found] = pattern.exec(this.output) ?? [];
      if (found !== undefined) return found;
      const ended = await Promise.race([
        once(this.#child.stdout, 'data').then(() => false),
        this.ended.then(() => true),
      ]);
      if (ended) throw new Error(`It ended with:\n${this.output}`);
    }
  }

  /** Presses Ctrl-C. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.ended;
  }

  /** Ends it without a chance to tidy up. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}

/** `npm run dev`, which restarts nothing here. */
export class DevCommand extends Command {
  static override readonly program = ['--import=tsx', demoFile('dev.ts')];
}
