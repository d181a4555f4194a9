import {isIP} from 'node:net';
import type {SupportedApiVersion} from '../../server/index.js';
import {decodeKey} from '../site-webhooks/signature.js';
import {Environment, type Env} from './environment.js';

/** How the program learns who the customer is. */
export type IdentitySettings =
  | {
      readonly by: 'jwt';
      /** The secret of HS256, or the URL of the keys. */
      readonly keys: {readonly secret: string} | {readonly jwksUrl: URL};
      readonly audience: string;
      readonly issuer: string | undefined;
      /** The cookie with the token; undefined for `Authorization: Bearer`. */
      readonly cookie: string | undefined;
      readonly claim: string;
      /** The claim with the customer's device; undefined for none. */
      readonly deviceClaim: string | undefined;
    }
  | {readonly by: 'link'; readonly secret: string}
  | {readonly by: 'introspection'; readonly url: URL}
  | {readonly by: 'shopify'; readonly secret: string}
  | {
      readonly by: 'header';
      readonly header: string;
      /** The header with the customer's device; undefined for none. */
      readonly deviceHeader: string | undefined;
      /** Addresses and networks (CIDR) of the proxies that may send it. */
      readonly proxies: readonly string[];
    };

/** Where signed webhooks to the site go. */
export interface SiteWebhookSettings {
  readonly url: URL;
  readonly key: Buffer;
}

/** What the program needs to know. */
export interface Settings {
  readonly accountId: string;
  readonly apiKey: string;
  readonly apiVersion: SupportedApiVersion;
  readonly apiUrl: string | undefined;
  readonly connectApiUrl: string | undefined;
  /** The origin under which customers' browsers reach the program. */
  readonly publicOrigin: string;
  readonly basePath: string;
  /** The page with the widget. */
  readonly connectPage: string;
  readonly returnUrl: string | undefined;
  /** The page where a customer signs in who has opened a link; undefined for none. */
  readonly signInUrl: string | undefined;
  readonly allowedOrigins: readonly string[];
  readonly allowHttp: boolean;
  readonly identity: IdentitySettings;
  /** How the service's webhooks are verified; undefined if there are none. */
  readonly webhooks: {readonly secret: string} | 'signature' | undefined;
  readonly siteWebhooks: SiteWebhookSettings | undefined;
  /** The key of the API for the site's backend; undefined if it is off. */
  readonly backendKey: string | undefined;
  readonly database: {readonly url: string} | {readonly folder: string};
  readonly host: string;
  readonly port: number;
  /** How long to go on after a signal, in ms, until a proxy has noticed. */
  readonly closeDelay: number;
}

/** Thrown for settings that are missing or wrong. */
export class SettingsError extends Error {
  override name = 'SettingsError';

  /** @param mistakes one sentence each */
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}

const DEFAULT_PORT = 8080;

/** Of the environment, all variables that begin with this have to be known. */
const PREFIX = 'FLATPEAK_';

/** The URL that a variable has. */
function urlIn(environment: Environment, name: string, purpose: string): URL | undefined {
  const value = environment.required(name, purpose);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (value && !/^https?:$/.test(url?.protocol ?? ''))
    environment.mistakes.push(`${name} is not a URL such as https://shop.example/energy.`);
  return url;
}

/** The origins that a variable has. */
function originsIn(environment: Environment, name: string): readonly string[] {
  const origins = environment.list(name);
  for (const origin of origins)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      environment.mistakes.push(
        `${name} has an entry that is not an origin such as https://www.example.com, without a slash at the end.`,
      );
  return origins;
}

function checkHeader(environment: Environment, name: string): void {
  const header = environment.optional(name);
  if (header !== undefined && !/^[\w!#$%&'*+.^`|~-]+$/.test(header))
    environment.mistakes.push(`${name} is not the name of a header, such as x-user.`);
}

/** The URL of the page where a customer signs in before a link is opened. */
function signInUrlIn(
  environment: Environment,
  identity: IdentitySettings | undefined,
): string | undefined {
  const name = 'FLATPEAK_SIGN_IN_URL';
  if (environment.optional(name) === undefined) return undefined;
  // The customer would come back as nobody, and be sent to sign in again.
  if (identity?.by === 'jwt' && identity.cookie === undefined)
    environment.mistakes.push(
      `${name} needs FLATPEAK_JWT_COOKIE: a browser that opens a link sends no Authorization.`,
    );
  return urlIn(environment, name, '')?.href;
}

/** Settings that only Busbar has. */
const BUSBAR_ONLY = [
  'FLATPEAK_JWT_DEVICE_CLAIM',
  'FLATPEAK_DEVICE_HEADER',
  'FLATPEAK_SIGN_IN_URL',
] as const;

function checkVersion(environment: Environment, apiVersion: SupportedApiVersion): void {
  if (apiVersion === 'busbar') return;
  for (const name of BUSBAR_ONLY)
    if (environment.optional(name) !== undefined)
      environment.mistakes.push(`${name} needs FLATPEAK_API_VERSION=busbar.`);
}

const NO_URL = new URL('https://missing.invalid');

const IDENTITIES: Readonly<
  Record<IdentitySettings['by'], (environment: Environment) => IdentitySettings>
> = {
  jwt(environment) {
    const jwksUrl = environment.optional('FLATPEAK_JWT_JWKS_URL');
    return {
      by: 'jwt',
      keys: jwksUrl
        ? {jwksUrl: urlIn(environment, 'FLATPEAK_JWT_JWKS_URL', '') ?? NO_URL}
        : {
            secret: environment.secret(
              'FLATPEAK_JWT_SECRET',
              'the secret with which your backend signs (HS256), unless FLATPEAK_JWT_JWKS_URL is set',
            ),
          },
      audience: environment.required('FLATPEAK_JWT_AUDIENCE', 'the claim aud of your tokens'),
      issuer: environment.optional('FLATPEAK_JWT_ISSUER'),
      cookie: environment.optional('FLATPEAK_JWT_COOKIE'),
      claim: environment.optional('FLATPEAK_JWT_CLAIM') ?? 'sub',
      deviceClaim: environment.optional('FLATPEAK_JWT_DEVICE_CLAIM'),
    };
  },
  link: environment => ({
    by: 'link',
    secret: environment.secret(
      'FLATPEAK_LINK_SECRET',
      'the secret with which your pages sign customers',
    ),
  }),
  introspection: environment => ({
    by: 'introspection',
    url:
      urlIn(
        environment,
        'FLATPEAK_INTROSPECTION_URL',
        'the address of your backend that answers {"customer": "..."}',
      ) ?? NO_URL,
  }),
  shopify: environment => ({
    by: 'shopify',
    secret: environment.secret('FLATPEAK_SHOPIFY_SECRET', 'the client secret of your Shopify app'),
  }),
  header(environment) {
    const proxies = environment.list('FLATPEAK_TRUSTED_PROXIES');
    if (proxies.length === 0)
      environment.mistakes.push(
        'FLATPEAK_TRUSTED_PROXIES is not set. It has the addresses of the proxies that may send the header.',
      );
    for (const proxy of proxies)
      if (!isNetwork(proxy))
        environment.mistakes.push(
          'FLATPEAK_TRUSTED_PROXIES has an entry that is neither an IP address nor a network.',
        );
    const header = environment.required('FLATPEAK_CUSTOMER_HEADER', 'the name of the header');
    const deviceHeader = environment.optional('FLATPEAK_DEVICE_HEADER');
    checkHeader(environment, 'FLATPEAK_CUSTOMER_HEADER');
    checkHeader(environment, 'FLATPEAK_DEVICE_HEADER');
    if (header && header.toLowerCase() === deviceHeader?.toLowerCase())
      environment.mistakes.push(
        'FLATPEAK_DEVICE_HEADER is the same as FLATPEAK_CUSTOMER_HEADER. A customer is no device.',
      );
    return {by: 'header', header, deviceHeader, proxies};
  },
};

const WAYS = Object.keys(IDENTITIES) as IdentitySettings['by'][];

/** Whether a text is an IP address, or a network such as `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [address = '', prefix = '0', ...rest] = text.split('/');
  const bits = {0: -1, 4: 32, 6: 128}[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
}

function identityIn(environment: Environment): IdentitySettings | undefined {
  const by = environment.choice('FLATPEAK_CUSTOMER', WAYS);
  if (by) return IDENTITIES[by](environment);
  if (environment.optional('FLATPEAK_CUSTOMER') === undefined)
    environment.mistakes.push(
      `FLATPEAK_CUSTOMER is not set. It says how the program learns who the customer is: ${WAYS.join(', ')}.`,
    );
  return undefined;
}

function siteWebhooksIn(environment: Environment): SiteWebhookSettings | undefined {
  if (!environment.optional('FLATPEAK_SITE_WEBHOOK_URL')) return undefined;
  const url = urlIn(environment, 'FLATPEAK_SITE_WEBHOOK_URL', '') ?? NO_URL;
  const secret = environment.required(
    'FLATPEAK_SITE_WEBHOOK_SECRET',
    'the secret that signs your webhooks: whsec_ and 24 to 64 bytes in Base64',
  );
  const key = decodeKey(secret);
  if (secret && !key)
    environment.mistakes.push(
      'FLATPEAK_SITE_WEBHOOK_SECRET must be whsec_ and 24 to 64 bytes in Base64.',
    );
  return {url, key: key ?? Buffer.alloc(0)};
}

function databaseIn(environment: Environment): Settings['database'] {
  const url = environment.optional('DATABASE_URL');
  const folder = environment.optional('FLATPEAK_DATA');
  if (url && folder)
    environment.mistakes.push(
      'DATABASE_URL and FLATPEAK_DATA are both set. Leave one of them out.',
    );
  if (url && !/^postgres(ql)?:\/\//.test(url))
    environment.mistakes.push('DATABASE_URL does not begin with postgres://.');
  if (!url && !folder)
    environment.mistakes.push(
      'DATABASE_URL is not set. It is the URL of a PostgreSQL. For one process without a server, set FLATPEAK_DATA to a folder.',
    );
  return url ? {url} : {folder: folder ?? ''};
}

/**
 * Reads all settings.
 * @throws SettingsError with one sentence for each that is missing or wrong
 */
export function readSettings(env: Env): Settings {
  const environment = new Environment(env);
  const publicUrl = urlIn(
    environment,
    'FLATPEAK_PUBLIC_URL',
    'the origin at which browsers reach this program, such as https://shop.example',
  );
  const identity = identityIn(environment);
  const connectPage = urlIn(
    environment,
    'FLATPEAK_CONNECT_PAGE',
    'the URL of your page with the widget',
  );
  const webhookSecret = environment.optional('FLATPEAK_WEBHOOK_SECRET');
  const settings = {
    accountId: environment.required('FLATPEAK_ACCOUNT_ID', 'your account at Flatpeak (acc_...)'),
    apiKey: environment.required('FLATPEAK_API_KEY', 'your key at Flatpeak (sk_...)'),
    apiVersion: environment.choice('FLATPEAK_API_VERSION', ['zero', 'anode', 'busbar'], 'zero'),
    apiUrl: environment.optional('FLATPEAK_API_URL'),
    connectApiUrl: environment.optional('FLATPEAK_CONNECT_API_URL'),
    publicOrigin: publicUrl?.origin ?? '',
    basePath: (environment.optional('FLATPEAK_BASE_PATH') ?? '/flatpeak').replace(/\/+$/, ''),
    connectPage: connectPage?.href ?? '',
    returnUrl: environment.optional('FLATPEAK_RETURN_URL'),
    signInUrl: signInUrlIn(environment, identity),
    allowedOrigins: originsIn(environment, 'FLATPEAK_ALLOWED_ORIGINS'),
    allowHttp: environment.flag('FLATPEAK_ALLOW_HTTP'),
    webhooks: webhookSecret
      ? {secret: webhookSecret}
      : environment.flag('FLATPEAK_WEBHOOK_SIGNATURES')
        ? ('signature' as const)
        : undefined,
    siteWebhooks: siteWebhooksIn(environment),
    backendKey: environment.optional('FLATPEAK_BACKEND_KEY')
      ? environment.secret('FLATPEAK_BACKEND_KEY', '')
      : undefined,
    database: databaseIn(environment),
    host: environment.optional('HOST') ?? 'localhost',
    port: environment.count('PORT', DEFAULT_PORT),
    closeDelay: environment.count('FLATPEAK_CLOSE_DELAY_MS', 0),
  };
  checkVersion(environment, settings.apiVersion);
  const unknown = Object.keys(env).filter(name => name.startsWith(PREFIX) && !KNOWN.has(name));
  environment.mistakes.push(...unknown.map(name => `${name} is not a setting of this program.`));
  if (environment.mistakes.length > 0 || !identity) throw new SettingsError(environment.mistakes);
  return {...settings, identity};
}

/** All variables of the program that begin with the prefix. */
const KNOWN: ReadonlySet<string> = new Set(
  [
    ...['ACCOUNT_ID', 'API_KEY', 'API_VERSION', 'API_URL', 'CONNECT_API_URL', 'PUBLIC_URL'],
    ...['BASE_PATH', 'CONNECT_PAGE', 'RETURN_URL', 'ALLOWED_ORIGINS', 'ALLOW_HTTP', 'CUSTOMER'],
    ...['JWT_SECRET', 'JWT_JWKS_URL', 'JWT_AUDIENCE', 'JWT_ISSUER', 'JWT_COOKIE', 'JWT_CLAIM'],
    ...['LINK_SECRET', 'INTROSPECTION_URL', 'CUSTOMER_HEADER', 'TRUSTED_PROXIES', 'SHOPIFY_SECRET'],
    ...['WEBHOOK_SECRET', 'WEBHOOK_SIGNATURES', 'SITE_WEBHOOK_URL', 'SITE_WEBHOOK_SECRET'],
    ...[
      'BACKEND_KEY',
      'DATA',
      'CLOSE_DELAY_MS',
      'JWT_DEVICE_CLAIM',
      'DEVICE_HEADER',
      'SIGN_IN_URL',
    ],
  ].map(name => PREFIX + name),
);
