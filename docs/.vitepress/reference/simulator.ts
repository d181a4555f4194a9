import {
  countryOf,
  createSimulator,
  ERROR_INPUTS,
  FAULT_TYPES,
  PROVIDER_SAMPLES,
  REST_FAULT_TYPES,
  sampleProviderNames,
  TARIFF_INCIDENTS,
} from '../../../src/simulator/index.js';
import {Source} from './docblocks.js';
import {code, groupBy, page, prose, section, table} from './markdown.js';

interface Index {
  readonly endpoints: Readonly<Record<string, string>>;
  readonly pages: readonly string[];
  readonly events: readonly string[];
  readonly price_steps: readonly string[];
}

const HOW: Readonly<Record<string, string>> = {
  'direct, changing price': 'sign in at the provider; the price changes by the hour',
  'direct, flat price': 'sign in at the provider; one price',
  library: 'choose among known tariffs',
  market: 'the market price, and what is added to it',
  manual: 'enter the prices by hand',
};

const listOf = (names: readonly string[]) => names.map(code).join(', ');

export async function simulatorPage(): Promise<string> {
  const simulator = createSimulator();
  const request = new Request(`${simulator.publicUrl}/simulator`);
  const index = (await (await simulator.fetch(request)).json()) as Index;
  const options = new Source('src/simulator/simulator.ts').members('SimulatorOptions');
  const served = new Source('src/simulator/node.ts').members('ServeOptions');
  const sessions = new Source('src/simulator/control/sessions.ts').entries('sessionRequest');
  const country = countryOf('GB');
  const names = country ? Object.entries(sampleProviderNames(country)) : [];
  const optionRows = (members: typeof options) =>
    members.map(({name, type, description}) => [code(name), code(type), prose(description)]);
  return page(
    'Simulator',
    'The simulator stands in for the service. It speaks the conversation and the REST API, has login pages for providers, and has controls that the service does not have. [Testing](../guide/testing.md) shows how it is used.',
    section(
      'Providers of a British address',
      'The provider decides how the tariff is connected.',
      table(
        ['Provider', 'Connection type', 'What the customer does'],
        [
          ...names.map(([sample, name]) => [
            name,
            code(PROVIDER_SAMPLES[sample as keyof typeof PROVIDER_SAMPLES].connectionType),
            HOW[sample] ?? '',
          ]),
          ['“My provider is not listed”', '`MANUAL`', 'enter provider and prices by hand'],
        ],
      ),
    ),
    section(
      'Endpoints',
      'A misspelt name in a control is refused with the closest one.',
      table(
        ['Endpoint', 'What it does'],
        Object.entries(index.endpoints).map(([name, what]) => [code(name), prose(what)]),
      ),
    ),
    section(
      'Sessions at a page',
      '`POST /simulator/sessions` creates a session that is at a page. These are the fields of its body.',
      table(
        ['Field', 'Description'],
        sessions.map(({name, description}) => [code(name), prose(description)]),
      ),
      `\`page\` is one of these: ${listOf(index.pages)}.`,
    ),
    section(
      'Incidents',
      'An incident happens to the tariffs of a location, and emits its event.',
      `They are ${listOf(TARIFF_INCIDENTS)}.`,
    ),
    section('Events', `Webhooks can subscribe to ${listOf(index.events)}.`),
    section('Price steps', `How finely prices are divided: ${listOf(index.price_steps)}.`),
    section(
      'Options',
      'Of `createSimulator()`.',
      table(['Option', 'Type', 'Description'], optionRows(options)),
    ),
    section(
      'Options of serveSimulator',
      '`serveSimulator()` takes these, and all above.',
      table(['Option', 'Type', 'Description'], optionRows(served)),
    ),
  );
}

/** How each error can be seen, grouped as one row for each input of a page. */
export function errorInputsPage(): string {
  const rows = ERROR_INPUTS.filter(({by}) => by !== 'script').map(({kind, code: name, how}) => ({
    kind,
    how: how.replace(name, '<code>'),
    name,
  }));
  const groups = groupBy(rows, ({kind, how}) => `${kind}|${how}`);
  return page(
    'Error inputs',
    'To see an error of the service, type one of these in a page of the simulator. Line 1 is the field “House number and street”, line 2 is “Flat or building”.',
    table(
      ['Page', 'Type this', 'To see'],
      [...groups.values()].map(group => [
        code(group[0]?.kind ?? ''),
        prose(group[0]?.how ?? '').replace(/ERR [^|]+$/, input => code(unescape(input))),
        [...new Set(group.map(({name}) => name))].map(code).join(' '),
      ]),
    ),
    '`<code>` stands for one of the codes in the last column.',
  );
}

const unescape = (text: string) => text.replaceAll('&lt;', '<');

export function faultsPage(): string {
  const world = 'src/simulator/world';
  const described = new Map(
    [
      ...new Source(`${world}/faults.ts`).entries('FAULTS'),
      ...new Source(`${world}/content-faults.ts`).entries('CONTENT_FAULTS'),
      ...new Source(`${world}/content-faults.ts`).entries('LEAF_FAULTS'),
      ...new Source(`${world}/series-faults.ts`).entries('SERIES_FAULTS'),
    ].map(({name, description}) => [name, description]),
  );
  const forRest: ReadonlySet<string> = new Set(REST_FAULT_TYPES);
  const fields = new Source(`${world}/faults.ts`).members('Fault');
  const restFields = new Source(`${world}/rest-fault.ts`).members('RestFault');
  const row = ({name, type, description}: (typeof fields)[number]) => [
    code(name),
    code(type),
    prose(description),
  ];
  return page(
    'Faults',
    'A fault is a failure that a test asks for. The field `faults` of `POST /simulator/sessions` has those of a conversation, `POST /simulator/faults` those of the REST API.',
    section(
      'Types',
      'The same rows of a list are chosen each time.',
      table(
        ['Type', 'Effect', 'REST API too'],
        FAULT_TYPES.map(name => [
          code(name),
          prose(described.get(name) ?? ''),
          forRest.has(name) ? 'yes' : '',
        ]),
      ),
    ),
    section('Fields of a fault', table(['Field', 'Type', 'Description'], fields.map(row))),
    section(
      'More fields, for the REST API',
      table(
        ['Field', 'Type', 'Description'],
        restFields.filter(({name}) => name !== 'type').map(row),
      ),
    ),
  );
}
