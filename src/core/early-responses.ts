/** Responses by the URL and the body of their requests. */
type Responses = Map<string, Promise<Response>>;

/** How long (ms) a response waits: a widget that comes later may be another customer's. */
const WAITING_TIME_MS = 30_000;

/** Shared by two scripts: the one that requests the first page, and the elements. */
const scope = globalThis as {flatpeakResponses?: unknown};

/** An element of the page with this id would be found under the name, too. */
const waiting = (): Responses | undefined =>
  scope.flatpeakResponses instanceof Map ? (scope.flatpeakResponses as Responses) : undefined;

const keyOf = (url: string, body: unknown): string => `${url} ${String(body)}`;

/** Sends a request whose response waits for the elements, unless the same one is waiting already. */
export function sendEarly(
  url: string,
  init: RequestInit,
  onResponse?: (response: Response) => Promise<void>,
): void {
  const responses = waiting() ?? new Map();
  scope.flatpeakResponses = responses;
  const key = keyOf(url, init.body);
  if (responses.has(key)) return;
  const signal = AbortSignal.timeout(WAITING_TIME_MS);
  const response = fetch(url, {cache: 'no-store', ...init, signal}).then(async received => {
    await onResponse?.(received.clone());
    return received;
  });
  // The elements send a failed request again, and report its failure then.
  response.catch(() => {});
  responses.set(key, response);
  setTimeout(() => responses.get(key) === response && responses.delete(key), WAITING_TIME_MS);
}

/**
 * The response to an early request, once; undefined if there was no request.
 * @returns resolves to undefined after a failure that a second request may not have
 */
export function takeEarly(
  url: string,
  {body}: RequestInit,
): Promise<Response | undefined> | undefined {
  const responses = waiting();
  const key = keyOf(url, body);
  const response = responses?.get(key);
  responses?.delete(key);
  return response?.then(
    received => (received.status < 500 ? received : undefined),
    () => undefined,
  );
}
