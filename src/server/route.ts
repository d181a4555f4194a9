import type {Services} from './options.js';
import type {Problem} from './problem.js';

/** A request that passed the policy. */
export interface Ask {
  readonly request: Request;
  readonly customer: string;
  /** The parsed body; an empty object where there was none. */
  readonly body: unknown;
}

/** One row of the server's table. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Below the base path. */
  readonly path: `/${string}`;
  /** Whether a link or redirect on another site may lead here. */
  readonly crossSite?: boolean;
  answer(ask: Ask, services: Services): Promise<Response>;
  /** What is answered instead of the problem as JSON. */
  answerProblem?(problem: Problem, services: Services): Response;
}
