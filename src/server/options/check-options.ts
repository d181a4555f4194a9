import {adapterFor, type SupportedApiVersion} from '../api/versions/index.js';
import type {FlatpeakServerOptions} from '../options.js';
import {memoryStore} from '../store/memory/store.js';
import {closestName} from '../../protocol/closest-name.js';
import {mistakeInBasePath, mistakeInOrigin, mistakeInUrl, type UrlRules} from './url-rules.js';
import {
  isPlainObject,
  kindOf,
  mustBeBoolean,
  mustBeCount,
  mustBeCredential,
  mustBeFunction,
  mustBeMilliseconds,
  mustBeObject,
  type Rule,
} from './value-rules.js';

type OptionName = keyof FlatpeakServerOptions;

const REQUIRED_OPTIONS: readonly OptionName[] = [
  'accountId',
  'apiKey',
  'getCustomerId',
  'callbackUrl',
];

/** One rule for each option; TypeScript names an option that has none. */
const rulesFor = (allowHttp: boolean): Record<OptionName, Rule> => {
  const url =
    (rules: Omit<UrlRules, 'allowHttp'> = {}): Rule =>
    value =>
      mistakeInUrl(value, {...rules, allowHttp});
  return {
    accountId: value =>
      typeof value === 'string' && value.includes(':')
        ? 'must not hold a colon: it begins with acc_'
        : mustBeCredential(value),
    apiKey: mustBeCredential,
    apiUrl: url({isRequested: true}),
    connectApiUrl: url({isRequested: true}),
    apiVersion: mustBeApiVersion,
    callbackUrl: url(),
    connectUrl: value => (typeof value === 'function' ? undefined : url()(value)),
    returnUrl: url({allowsPath: true}),
    allowHttp: mustBeBoolean,
    basePath: mistakeInBasePath,
    allowedOrigins: mustBeOrigins,
    getCustomerId: mustBeFunction,
    getDeviceReference: mustBeFunction,
    store: mustBeStore,
    sessionDefaults: mustBeObject,
    webhook: mustBeWebhook,
    onConnected: mustBeFunction,
    onEvent: mustBeFunction,
    onError: mustBeFunction,
    onLog: mustBeFunction,
    logCustomers: mustBeBoolean,
    fetch: mustBeFunction,
    now: mustBeFunction,
    timeout: mustBeMilliseconds,
    retryDelay: mustBeMilliseconds,
    requestTimeout: mustBeMilliseconds,
    tokensPerHour: mustBeCount(1),
    cacheSize: mustBeCount(0),
  };
};

/**
 * Checks all options when the server starts, rather than with the first request.
 * @throws TypeError with one sentence for each mistake, which names the option and never its value
 */
export function checkOptions(options: FlatpeakServerOptions): void {
  const given: unknown = options;
  if (!isPlainObject(given)) {
    throw new TypeError(`createFlatpeakServer needs its options, and was given ${kindOf(given)}.`);
  }
  const rules = rulesFor(given['allowHttp'] === true);
  const missing = REQUIRED_OPTIONS.filter(name => isMissing(given[name]));
  const mistakes = [
    ...missing.map(name => `The option ${name} is missing.`),
    ...Object.entries(given).flatMap(([name, value]) => {
      if (!Object.hasOwn(rules, name)) return unknownOption(name, Object.keys(rules));
      if (value === undefined || missing.includes(name as OptionName)) return [];
      const mistake = rules[name as OptionName](value);
      return mistake === undefined ? [] : [`The option ${name} ${mistake}.`];
    }),
  ];
  if (mistakes.length === 0) return;
  const [first = ''] = mistakes;
  throw new TypeError(
    mistakes.length === 1
      ? first
      : `The options have ${mistakes.length} mistakes:\n${mistakes.map(text => `- ${text}`).join('\n')}`,
  );
}

/** An environment variable that is not set reads as undefined, or as an empty text. */
const isMissing = (value: unknown) => value === undefined || value === null || value === '';

/** An unknown name may be meant for something else; one that is almost right is a mistake. */
function unknownOption(name: string, known: readonly string[]): string[] {
  const closest = closestName(name, known);
  return closest ? [`There is no option ${name}. Did you mean ${closest}?`] : [];
}

const mustBeApiVersion: Rule = value => {
  try {
    adapterFor(value as SupportedApiVersion);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^The option apiVersion |\.$/g, '');
  }
};

const mustBeOrigins: Rule = value => {
  if (typeof value === 'string')
    return "must be an array of origins, such as ['https://shop.example']";
  if (!Array.isArray(value)) return `must be an array of origins, and is ${kindOf(value)}`;
  const mistakes = value.flatMap((origin: unknown, i) => {
    const mistake = mistakeInOrigin(origin);
    return mistake === undefined ? [] : [`entry ${i + 1} ${mistake}`];
  });
  return mistakes.length === 0 ? undefined : `has a mistake: ${mistakes.join('; ')}`;
};

const mustBeWebhook: Rule = value => {
  if (typeof value === 'function') return 'must be an object: pass {verify: signatureVerifier()}';
  const mistake = mustBeObject(value);
  if (mistake !== undefined) return mistake;
  const verify = (value as {verify?: unknown}).verify;
  return typeof verify === 'function'
    ? undefined
    : `needs the function verify, such as signatureVerifier(), and has ${kindOf(verify)}`;
};

const mustBeStore: Rule = value => {
  const mistake = mustBeObject(value);
  if (mistake !== undefined) return mistake;
  const methods = value as Readonly<Record<string, unknown>>;
  const lacking = Object.keys(memoryStore()).filter(name => typeof methods[name] !== 'function');
  return lacking.length === 0
    ? undefined
    : `lacks ${lacking.join(', ')}: use memoryStore(), sqlStore(client), or implement the interface Store`;
};
