import {markupOf, type Attribute} from '../markup.js';
import {sessionSetup} from '../service/session-backend.js';
import {isConversation, type PlaygroundState} from '../state.js';

/** Which service a snippet is for. */
export type Target = 'simulator' | 'flatpeak';

/** Where `npm run simulator -- --port 4010` and the server of the quick start put the simulator. */
export const SIMULATOR = 'http://localhost:4010';
const BACKEND = '/flatpeak';

/** What the snippets of all frameworks say. */
export interface Integration {
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  readonly event: string;
  /** The class of the event. */
  readonly eventType: string;
  /** The statements of the listener, with `detail` in scope. */
  readonly statements: readonly string[];
  /** The body of the session that the simulator is to open; undefined if the companion opens it. */
  readonly session: object | undefined;
  readonly hasStyles: boolean;
}

const STATEMENTS: Readonly<Record<string, string>> = {
  'flatpeak-complete': 'console.log(detail.outcome);',
  'flatpeak-tariffs-loaded': 'console.log(detail.locations);',
  'flatpeak-prices-loaded': 'console.log(detail.currency, detail.from, detail.to);',
};

const COMPLETE = `await fetch('${BACKEND}/complete', {method: 'POST'});`;

/** What follows a session that the companion has opened. */
const COMPLETION: Readonly<Record<PlaygroundState['journey'], readonly string[]>> = {
  tariff: [COMPLETE],
  vpp: [
    COMPLETE,
    `const response = await fetch('${BACKEND}/participations');`,
    'console.log(await response.json());',
  ],
};

const pascal = (name: string) =>
  name.replace(/(?:^|-)(\w)/g, (_all, first: string) => first.toUpperCase());

/** A session of the simulator that begins where the state says; undefined for a session of the companion. */
function sessionOf(state: PlaygroundState, target: Target): object | undefined {
  return isConversation(state) && target === 'simulator' ? sessionSetup(state) : undefined;
}

export function integrationOf(state: PlaygroundState, target: Target): Integration {
  const connect = target === 'simulator' ? `${SIMULATOR}/connect` : undefined;
  const {tag, attributes, event} = markupOf(state, {backend: BACKEND, connect});
  const session = sessionOf(state, target);
  const isComplete = event === 'flatpeak-complete';
  return {
    tag,
    event,
    session,
    attributes: session ? attributes.filter(({name}) => name !== 'token-url') : attributes,
    eventType: `${pascal(event)}Event`,
    statements: [
      STATEMENTS[event] ?? '',
      ...(isComplete && !session ? COMPLETION[state.journey] : []),
    ],
    hasStyles: state.theme !== 'default' || Object.keys(state.tokens).length > 0,
  };
}

/** An expression of JavaScript that reads as if it was written by hand. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, each]) => `${name}: ${literal(each)}`);
    return `{${entries.join(', ')}}`;
  }
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** The properties of an object, one a line. */
const propertyLines = (object: object): string =>
  Object.entries(object)
    .map(([name, value]) => `      ${name}: ${literal(value)},\n`)
    .join('');

/** A function that opens the session, as TypeScript or JavaScript. */
export function fetchTokenCode(session: object, isTyped: boolean): string {
  const result = isTyped ? ': Promise<string>' : '';
  const cast = isTyped ? ' as {connect_token: string}' : '';
  return `// For tests: the simulator opens a session as it was chosen in the playground.
async function fetchToken()${result} {
  const response = await fetch('${SIMULATOR}/simulator/sessions', {
    method: 'POST',
    body: JSON.stringify({
${propertyLines(session)}      connect_web_uri: location.href, // the provider's login returns here
    }),
  });
  const {connect_token} = (await response.json())${cast};
  return connect_token;
}`;
}

export const indent = (text: string, by: number): string =>
  text.replace(/^(?=.)/gm, ' '.repeat(by));
