import type {Services} from '../services.js';
import type {Problem} from '../http/errors.js';

/** A request that passed the policy. */
export interface Ask {
  readonly request: Request;
  readonly customer: string;
  /** The parsed body; an empty object where there was none. */
  readonly body: unknown;
}

interface Address {
  readonly method: 'GET' | 'POST';
  /** Below the base path. */
  readonly path: `/${string}`;
}

/** One row of the server's table, for a customer who is signed in. */
export interface Route extends Address {
  readonly for?: 'customers';
  /** Whether a link or redirect on another site may lead here. */
  readonly crossSite?: boolean;
  answer(ask: Ask, services: Services): Promise<Response>;
  /** What is answered instead of the problem as JSON. */
  answerProblem?(problem: Problem, services: Services): Response;
}

/** A row for Flatpeak itself, which has no session here: whoever answers must check who asks. */
export interface ServiceRoute extends Address {
  readonly for: 'the service';
  /** Whether paths below this one belong to it, too. */
  readonly below: true;
  answer(request: Request, services: Services): Promise<Response>;
}
