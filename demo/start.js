// @ts-check
// npm run demo, npm run gallery and npm run simulator. Plain Node: it runs on a fresh clone, where
// nothing is installed yet.
//   npm run demo -- --port 8080 --data folder --fresh
//   npm run demo -- --site demo/frameworks/vue/dist --trusted-types 'lit-html vue'
//   npm run demo -- --site demo/frameworks/next/dist --trusted-types 'lit-html default' --inline-scripts
//   npm run simulator -- --port 4010 --seed 1 --state file
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {isBuilt} from '../test/built.js';
import {installDependencies, npm, root} from '../test/dependencies.js';

function build() {
  if (isBuilt()) return;
  console.log('Building (npm run build) ...');
  if (npm(['run', '--silent', 'build']) !== 0) {
    throw new Error('npm run build failed: see above.');
  }
}

/**
 * Imports a TypeScript file. Without tsconfig's paths `flatpeak-connect/...` is the built package,
 * as for a site.
 * @param {string} file
 */
async function load(file) {
  const {tsImport} = await import('tsx/esm/api');
  return tsImport(file, {parentURL: import.meta.url, tsconfig: false});
}

/** Closes the demo. @type {() => Promise<void>} */
let end = async () => {};

/** @param {{port: number, data: string, fresh: boolean, site?: string, policies?: string, inline: boolean}} options @param {string} page */
async function demo(options, page) {
  build();
  const {startDemo} = await load('./main.ts');
  const {url, service, close} = await startDemo(options);
  end = close;
  console.log(`\n  ${page === '/' ? 'The site   ' : 'The gallery'}    ${new URL(page, url)}`);
  console.log(`  The service    ${service}\n\n  Ctrl-C ends it.`);
}

async function main() {
  const {values} = parseArgs({
    options: {
      port: {type: 'string'},
      page: {type: 'string', default: '/'},
      data: {type: 'string', default: join(root, '.demo')},
      fresh: {type: 'boolean', default: false},
      site: {type: 'string'},
      'trusted-types': {type: 'string'},
      'inline-scripts': {type: 'boolean', default: false},
      'simulator-only': {type: 'boolean', default: false},
      // Read by the simulator itself.
      seed: {type: 'string'},
      'api-version': {type: 'string'},
      host: {type: 'string'},
      'allow-host': {type: 'string'},
      'allow-origin': {type: 'string'},
      state: {type: 'string'},
    },
  });
  const port = Number(values.port ?? 5173);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port} is not a port: use a number from 0 to 65535.`);
  }
  installDependencies();
  if (values['simulator-only']) await load('../src/simulator/cli.ts');
  else {
    const {data, fresh, site, 'trusted-types': policies, 'inline-scripts': inline} = values;
    await demo({port, data, fresh, site, policies, inline}, values.page);
  }
}

/** @param {any} error */
function sentenceOf(error) {
  if (error?.code !== 'EADDRINUSE') return error instanceof Error ? error.message : String(error);
  return `Port ${error.port} is taken by another program. Choose another one: npm run ${
    process.env.npm_lifecycle_event ?? 'demo'
  } -- --port ${error.port + 10}`;
}

/** Time limit for closing the demo; everything that it acknowledged is saved by then. */
const CLOSE_TIMEOUT_MS = 3000;

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    setTimeout(() => process.exit(0), CLOSE_TIMEOUT_MS).unref();
    void end().finally(() => process.exit(0));
  });
}
try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
