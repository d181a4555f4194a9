import {readdirSync, readFileSync} from 'node:fs';
import {Source, type Member} from './docblocks.js';
import {code, page, prose, section, table} from './markdown.js';

const root = new URL('../../../', import.meta.url);

const memberTable = (first: string, members: readonly Member[]) =>
  table(
    [first, 'Type', 'Description'],
    members.map(({name, type, isOptional, description}) => [
      code(name) + (isOptional ? '' : ' (required)'),
      code(type),
      prose(description),
    ]),
  );

/** Members that need no “required”: of what the server gives, and not of what it is given. */
const given = (members: readonly Member[]) => members.map(each => ({...each, isOptional: true}));

export function optionsPage(): string {
  const options = new Source('src/server/options.ts');
  const client = new Source('src/server/api/client.ts');
  const all = [
    ...client.members('FlatpeakApiOptions').filter(({name}) => name !== 'onUnreadable'),
    ...options.members('FlatpeakServerOptions'),
  ].map(each =>
    each.name === 'apiVersion' ? {...each, type: "'zero' | 'anode' | 'busbar'"} : each,
  );
  const required = all.filter(({isOptional}) => !isOptional);
  const optional = all.filter(({isOptional}) => isOptional);
  const node = new Source('src/server/node.ts');
  return page(
    'Companion options',
    'The options of `createFlatpeakServer()`. All are checked when the server starts: a mistake throws a `TypeError` that names the option. [The companion](../guide/companion.md) shows how they are used.',
    section('Required', memberTable('Option', given(required))),
    section('Optional', memberTable('Option', optional)),
    section(
      'The server',
      'What `createFlatpeakServer()` returns.',
      memberTable('Member', given(new Source('src/server/server.ts').members('FlatpeakServer'))),
    ),
    section(
      'What openLink takes',
      memberTable(
        'Option',
        new Source('src/server/sessions/open-link.ts').members('OpenLinkOptions'),
      ),
    ),
    section(
      'What openLink returns',
      'If the link is opened, the state `open` and the session. Otherwise one of these states.',
      prose(new Source('src/server/sessions/open-link.ts').docblock('LinkRefusal')),
    ),
    section(
      'What onConnected gets',
      prose(options.docblock('OnConnected')),
      memberTable('Field', given(new Source('src/server/store/store.ts').members('Connection'))),
      'It also has these fields.',
      memberTable('Field', given(options.members('ConnectedTariff'))),
    ),
    section(
      'What onEvent gets',
      prose(options.docblock('OnEvent')),
      memberTable('Field', given(options.members('ReceivedEvent'))),
    ),
    section(
      'What onLog gets',
      memberTable(
        'Field',
        given(new Source('src/server/http/request-log.ts').members('RequestLog')),
      ),
    ),
    section(
      'toNodeListener',
      prose(node.docblock('toNodeListener')),
      memberTable('Option', node.members('NodeListenerOptions')),
    ),
    section(
      'closeOnSignal',
      prose(new Source('src/server/node/close-on-signal.ts').docblock('closeOnSignal')),
      memberTable('Option', [
        ...new Source('src/server/node/close-on-signal.ts').members('CloseOnSignalOptions'),
        ...new Source('src/server/http/drain.ts').members('CloseOptions'),
      ]),
    ),
    section(
      'scheduleCatchUp',
      prose(new Source('src/server/schedule-catch-up.ts').docblock('scheduleCatchUp')),
      memberTable(
        'Option',
        new Source('src/server/schedule-catch-up.ts').members('ScheduleOptions'),
      ),
    ),
    section(
      'prune',
      prose(new Source('src/server/retention.ts').docblock('PruneOptions')),
      memberTable('Option', new Source('src/server/retention.ts').members('PruneOptions')),
    ),
  );
}

const AUDIENCES: Readonly<Record<string, string>> = {
  customer: 'Pages of your site call it, for the customer who is signed in.',
  visitor: 'Browsers are redirected to it.',
  flatpeak: 'Flatpeak calls it.',
  operator: 'Your load balancer or monitoring calls it.',
};

export function routesPage(): string {
  const files = readdirSync(new URL('src/server/routes/', root)).filter(
    name => name !== 'route.ts',
  );
  const routes = files.map(name => {
    const path = `src/server/routes/${name}`;
    const constant = `${name.replace('.ts', '').replace(/-(\w)/g, (_, c: string) => c.toUpperCase())}Route`;
    const source = new Source(path);
    const text = readFileSync(new URL(path, root), 'utf8');
    const find = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
    const method = find(/method: '(\w+)'/);
    const route = find(/path: '(\S+)'/);
    return {
      title: `${method} ${route}`,
      audience: AUDIENCES[find(/audience: '(\w+)'/)] ?? '',
      text: source.docblock(constant),
    };
  });
  return page(
    'Companion routes',
    'All routes are below `basePath`, which is `/flatpeak` by default. Bodies are JSON. [companion.openapi.json](/companion.openapi.json){target="_self"} describes them for machines, with an example of each response; a test compares it with the server.',
    section(
      'What holds for all routes',
      [
        '- A route for customers speaks only of locations of the customer who is signed in. If nobody is signed in, the response is 401.',
        '- A POST from another site is refused with 403 `cross_site`.',
        '- An error is `{"error": {"code", "message"}}`. [Error codes](error-codes.md) lists all of them.',
        '- Every response has the header `x-request-id`.',
      ].join('\n'),
    ),
    ...routes.map(({title, audience, text}) => section(title, audience, prose(text))),
  );
}
