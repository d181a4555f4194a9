import type {UpstreamCall, UpstreamEnd} from '../api/transport.js';

/** The span of one request to this server. */
export interface RequestSpan {
  /** Runs the work inside the span, so that spans of the site become its children. */
  run<T>(work: () => T): T;
  /** Starts the span of a request to the service; returns the function that ends it. */
  startUpstream(call: UpstreamCall): (end: UpstreamEnd) => void;
  /** @param errorCode the code of the response, if it is an error */
  end(status: number, errorCode: string | undefined): void;
}

/** `handled`, `duplicate`, `busy`, `failed`, or `refused`. */
export type WebhookResult = 'handled' | 'duplicate' | 'busy' | 'failed' | 'refused';

/** Where spans and metrics go. */
export interface Telemetry {
  /** @param route its path with the base path; undefined for an unknown one */
  startRequest(request: Request, route: string | undefined): RequestSpan;
  /** A span for work that no request began. */
  startWork(name: string): RequestSpan;
  countWebhook(result: WebhookResult): void;
}

const noSpan: RequestSpan = {
  run: work => work(),
  startUpstream: () => () => {},
  end: () => {},
};

/** For sites without OpenTelemetry. */
export const noTelemetry: Telemetry = {
  startRequest: () => noSpan,
  startWork: () => noSpan,
  countWebhook: () => {},
};
