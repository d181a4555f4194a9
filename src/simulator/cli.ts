import {DEFAULT_API_VERSION} from '../protocol/api-versions.js';
import {PRICE_STEPS} from './market/price-steps.js';
import {serveSimulator} from './node.js';
import {DEFAULT_ACCOUNT_ID, DEFAULT_API_KEY} from './simulator.js';
import {API_VERSIONS} from './world/api-version.js';

const HELP = `A simulator of Flatpeak. Its options, with what they are by default:

  --port 4010               0 takes a free one
  --host localhost          where it listens
  --seed 1                  another number, other providers and prices
  --api-version zero        of the account: ${API_VERSIONS.join(', ')}
  --price-steps <steps>     ${PRICE_STEPS.join(', ')}
  --state <file>            goes on after a restart with what this file has
  --allow-host <name>       is also served under this name
  --allow-origin <origin>   may also use the controls`;

/** The value of an option, such as `--port 4010`. */
function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

if (process.argv.includes('--help')) {
  console.log(HELP);
  process.exit(0);
}
const requested = option('api-version') ?? DEFAULT_API_VERSION;
const apiVersion = API_VERSIONS.find(name => name === requested);
if (!apiVersion) {
  console.error(`--api-version must be one of ${API_VERSIONS.join(', ')}, not ${requested}.`);
  process.exit(1);
}
const requestedSteps = option('price-steps');
const priceSteps = PRICE_STEPS.find(name => name === requestedSteps);
if (requestedSteps !== undefined && !priceSteps) {
  console.error(`--price-steps must be one of ${PRICE_STEPS.join(', ')}, not ${requestedSteps}.`);
  process.exit(1);
}
const stateFile = option('state');
const allowedHost = option('allow-host');
const allowedOrigin = option('allow-origin');
const {url} = await serveSimulator({
  port: Number(option('port') ?? 4010),
  host: option('host') ?? 'localhost',
  seed: Number(option('seed') ?? 1),
  apiVersion,
  ...(priceSteps && {priceSteps}),
  ...(stateFile !== undefined && {stateFile}),
  ...(allowedHost !== undefined && {allowedHosts: [allowedHost]}),
  ...(allowedOrigin !== undefined && {allowedOrigins: [allowedOrigin]}),
});

console.log(`The simulator is at ${url}

  conversation   POST ${url}/connect
  REST API       ${url}/api (account ${DEFAULT_ACCOUNT_ID}, key ${DEFAULT_API_KEY})
  controls       ${url}/simulator`);
