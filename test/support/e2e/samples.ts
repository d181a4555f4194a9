import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';
import {npmCommand} from '../../dependencies.js';

const FOLDER = fileURLToPath(new URL('../../../demo/frameworks/', import.meta.url));

/** A small app of demo/frameworks. */
export interface Sample {
  readonly name: string;
  readonly folder: string;
  /** The names that its policy allows, separated by spaces. */
  readonly trustedTypes: string;
  /** Whether its pages hold scripts, which the policy then allows by their hashes. */
  readonly inlineScripts?: boolean;
  /** Makes the files to serve from what is in a folder; gives the folder that they are in. */
  readonly make: (path: string) => Promise<string>;
}

/** Written by hand, and served as it is. */
const asItIs = async (path: string) => path;

/** Built with what this package has installed. */
async function withVite(path: string): Promise<string> {
  await build({root: path, configFile: `${FOLDER}vite.config.ts`});
  return `${path}/dist`;
}

/** Runs npm in a folder with packages of its own, and fails if npm does. */
export function runNpm(path: string, ...args: string[]): void {
  const env = {
    ...process.env,
    // A build in this process leaves "production" behind, which installs only half.
    NODE_ENV: undefined,
    // Disables telemetry.
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    NG_CLI_ANALYTICS: 'false',
  };
  const [command, all] = npmCommand([...args, '--silent']);
  const {status, stdout, stderr} = spawnSync(command, all, {cwd: path, env, encoding: 'utf8'});
  assert.equal(status, 0, `npm ${args.join(' ')} in ${path}:\n${stdout}${stderr}`);
}

/** Installed, checked and built with packages of its own. */
async function byItself(path: string): Promise<string> {
  runNpm(path, 'ci', '--no-audit', '--no-fund');
  runNpm(path, 'run', 'build');
  return `${path}/dist`;
}

/** The folder of Angular's sample, which has an app with its router, too. */
export const ANGULAR = `${FOLDER}angular`;

/** Those that need nothing but what `npm ci` brings. */
export const SAMPLES: readonly Sample[] = [
  {name: 'plain HTML', folder: 'html', trustedTypes: 'flatpeak-connect', make: asItIs},
  {name: 'React 19', folder: 'react-19', trustedTypes: 'lit-html', make: withVite},
  {name: 'Vue 3', folder: 'vue', trustedTypes: 'lit-html vue', make: withVite},
];

/** Those that have packages of their own to install. */
export const MORE_SAMPLES: readonly Sample[] = [
  {name: 'React 18', folder: 'react-18', trustedTypes: 'lit-html', make: byItself},
  {
    name: 'Svelte 5',
    folder: 'svelte',
    trustedTypes: 'lit-html svelte-trusted-html',
    make: byItself,
  },
  {name: 'Solid', folder: 'solid', trustedTypes: 'lit-html default', make: byItself},
  {name: 'Angular', folder: 'angular', trustedTypes: 'lit-html', make: byItself},
  {
    name: 'Next',
    folder: 'next',
    trustedTypes: 'lit-html default',
    inlineScripts: true,
    make: byItself,
  },
  {name: 'Astro', folder: 'astro', trustedTypes: 'lit-html', make: byItself},
];

/** @returns the folder of the files to serve */
export const made = ({folder, make}: Sample) => make(FOLDER + folder);
