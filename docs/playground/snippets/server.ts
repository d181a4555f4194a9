import type {PlaygroundState} from '../state.js';
import type {Target} from './integration.js';

/** The options of the companion that differ from its defaults. */
const optionsOf = ({version, journey}: PlaygroundState): string =>
  [
    version !== 'zero' && `\n  apiVersion: '${version}',`,
    journey === 'vpp' &&
      "\n  getDeviceReference: () => 'your id of the customer’s device', // which takes part",
  ]
    .filter(Boolean)
    .join('');

const SIMULATOR_START = `const simulator = await serveSimulator({port: 4010});\n`;

const ACCOUNT: Readonly<Record<Target, string>> = {
  simulator: `  accountId: 'acc_simulator0000000000000',
  apiKey: 'sk_test_simulator',
  apiUrl: \`\${simulator.url}/api\`,`,
  flatpeak: `  accountId: process.env.FLATPEAK_ACCOUNT_ID,
  apiKey: process.env.FLATPEAK_API_KEY,`,
};

/** A server of a whole site, which needs the packages flatpeak-connect and express. */
export function serverCode(state: PlaygroundState, target: Target): string {
  const isSimulated = target === 'simulator';
  return `import express from 'express';
import {createFlatpeakServer} from 'flatpeak-connect/server';
import {toNodeListener} from 'flatpeak-connect/server/node';
${isSimulated ? `import {serveSimulator} from 'flatpeak-connect/simulator/node';\n` : ''}
const origin = 'http://localhost:3000';
${isSimulated ? SIMULATOR_START : ''}const companion = createFlatpeakServer({
${ACCOUNT[target]}${optionsOf(state)}
  getCustomerId: () => 'the id of the customer who is signed in',
  connectUrl: \`\${origin}/\`, // the page with the widget
  callbackUrl: \`\${origin}/flatpeak/callback\`,
  onConnected: ({customer, locationId}) => console.log(customer, locationId),
  onError: console.error,
});

// The folder "public" has your page and the contents of
// node_modules/flatpeak-connect/dist/cdn.
express()
  .use(toNodeListener(companion, {origin}))
  .use(express.static('public'))
  .listen(3000, () => console.log(origin));
`;
}
