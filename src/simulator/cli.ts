import {DEFAULT_API_VERSION} from '../protocol/api-versions.js';
import {PRICE_STEPS} from './market/price-steps.js';
import {serveSimulator} from './node.js';
import {DEFAULT_ACCOUNT_ID, DEFAULT_API_KEY} from './simulator.js';
import {API_VERSIONS} from './world/api-version.js';

/** `--port 4010 --host localhost --seed 1 --api-version zero --price-steps quarter-hours --state simulator.json --allow-host name --allow-origin origin` */
function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
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
