// npm run dev: the demo from its sources. Pages reload when a source of theirs changes; `tsx watch`
// restarts the companion and the simulator when a source of theirs changes.
//   npm run dev -- --port 8080 --data folder
import {parseArgs} from 'node:util';
import {startDevServer} from './dev-server.js';
import {startDemo} from './main.js';

const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '5173'},
    data: {type: 'string', default: '.demo/dev'},
  },
});
const demo = await startDemo({
  port: Number(values.port),
  data: values.data,
  fresh: false,
  startDevServer,
});
console.log(
  [
    '',
    `  The site       ${demo.url}/`,
    `  My energy      ${demo.url}/energy/`,
    `  The gallery    ${demo.url}/gallery/`,
    `  The service    ${demo.service}`,
    '',
  ].join('\n'),
);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => void demo.close().finally(() => process.exit()));
