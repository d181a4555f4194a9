import type {Steps} from './steps.js';

/**
 * A request did not end within the option `requestTimeout`. What was running was not interrupted.
 * Holds no id and no token.
 */
export class RequestTimeoutError extends Error {
  override readonly name = 'RequestTimeoutError';
  readonly code = 'request_timeout';
  /** What was still running, such as `onConnected`, `store.claim` or `GET /locations/{id}`. */
  readonly steps: readonly string[];

  constructor(request: string, timeout: number, steps: readonly string[]) {
    const running = steps.length === 0 ? 'nothing of this server' : steps.join(', ');
    super(
      `${request} did not end within ${timeout} ms (option requestTimeout). Still running: ${running}.`,
    );
    this.steps = steps;
  }
}

/**
 * The result of `work`, if it comes in time.
 * @param request its method and route, for the message
 * @param timeout in milliseconds
 * @throws RequestTimeoutError
 */
export async function withDeadline<T>(
  work: Promise<T>,
  request: string,
  timeout: number,
  steps: Steps,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new RequestTimeoutError(request, timeout, steps.running()));
    }, timeout);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
