/** A request between the parts of an integration, and its response. Tokens in it are shortened. */
export interface Exchange {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly from: 'Widget' | 'Companion' | 'Flatpeak';
  readonly to: 'Flatpeak' | 'Companion';
  readonly method: string;
  /** Path and query, as a site sees them. */
  readonly path: string;
  readonly body: string;
  readonly outcome: Outcome;
}

/** `failed` has no response: the connection broke, or the request was aborted. */
export type Outcome =
  | {readonly state: 'pending'}
  | {readonly state: 'failed'; readonly ms: number; readonly reason: string}
  | {readonly state: 'done'; readonly ms: number; readonly status: number; readonly body: string};

/** How much of a token is shown. */
const SHOWN = 8;

const SECRETS =
  /("(?:connect_token|bearer_token|fp_cot|resume)":\s*")([^"]+)|((?:fp_cot|connect_token)=)([^&"\s]+)/g;

/** The same text with shortened tokens. */
export const withoutTokens = (text: string): string =>
  text.replace(
    SECRETS,
    (_all, key?: string, token?: string, parameter?: string, value?: string) =>
      `${key ?? parameter ?? ''}${(token ?? value ?? '').slice(0, SHOWN)}…`,
  );

/** The same JSON, one value a line; another text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
