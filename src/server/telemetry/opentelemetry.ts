import type * as OpenTelemetry from '@opentelemetry/api';
import type {
  Attributes,
  Context,
  Histogram,
  MeterProvider,
  Span,
  TextMapGetter,
} from '@opentelemetry/api';
import type {UpstreamCall} from '../api/transport.js';
import {noTelemetry, type RequestSpan, type Telemetry} from './telemetry.js';

type Api = Pick<
  typeof OpenTelemetry,
  'context' | 'metrics' | 'propagation' | 'trace' | 'SpanKind' | 'SpanStatusCode'
>;

const SCOPE = 'flatpeak-connect';

/** How a propagator reads headers. */
const HEADERS: TextMapGetter<Headers> = {
  get: (headers, name) => headers.get(name) ?? undefined,
  keys: headers => [...headers.keys()],
};

/** The buckets that the semantic conventions for HTTP advise, in seconds. */
const DURATION_BUCKETS_S = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

/** Methods that the semantic conventions know; any other one is `_OTHER`, so that values stay few. */
const KNOWN_METHODS = /^(GET|POST|HEAD|OPTIONS|PUT|PATCH|DELETE|CONNECT|TRACE)$/;
const methodOf = (method: string) => (KNOWN_METHODS.test(method) ? method : '_OTHER');

/**
 * Spans and metrics by the semantic conventions for HTTP, if `@opentelemetry/api` is installed. The
 * package is loaded at runtime and never bundled: it must be the same copy that the SDK registers
 * with, and a site without it must build.
 */
export async function loadTelemetry(): Promise<Telemetry> {
  try {
    // eslint-disable-next-line no-restricted-syntax -- An optional peer dependency of the server.
    const api = await import(
      /* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ '@opentelemetry/api'
    );
    return openTelemetry(api);
  } catch {
    return noTelemetry;
  }
}

interface Instruments {
  readonly provider: MeterProvider;
  readonly server: Histogram;
  readonly client: Histogram;
  countWebhook(result: string): void;
}

function createInstruments(api: Api): Instruments {
  const provider = api.metrics.getMeterProvider();
  const meter = provider.getMeter(SCOPE);
  const duration = (name: string, description: string) =>
    meter.createHistogram(name, {
      unit: 's',
      description,
      advice: {explicitBucketBoundaries: DURATION_BUCKETS_S},
    });
  const webhooks = meter.createCounter('flatpeak.webhooks', {
    unit: '{webhook}',
    description: 'Webhooks by what became of them.',
  });
  return {
    provider,
    server: duration('http.server.request.duration', 'Duration of requests to this server.'),
    client: duration('http.client.request.duration', 'Duration of requests to Flatpeak.'),
    countWebhook: result => webhooks.add(1, {'flatpeak.webhook.result': result}),
  };
}

function openTelemetry(api: Api): Telemetry {
  const {context, propagation, trace, SpanKind, SpanStatusCode} = api;
  let current: Instruments | undefined;

  /** Made anew when the site registers its provider, which may be after this server was made. */
  const instruments = () => {
    if (current?.provider !== api.metrics.getMeterProvider()) current = createInstruments(api);
    return current;
  };

  /** Ends a span, and records its duration with the attributes of the metric. */
  function end(span: Span, startedAt: number, record: (seconds: number) => void, error?: string) {
    if (error !== undefined) {
      span.setAttribute('error.type', error);
      span.setStatus({code: SpanStatusCode.ERROR});
    }
    span.end();
    record(Math.max(0, Date.now() - startedAt) / 1000);
  }

  function startUpstream(
    call: UpstreamCall,
    parent: Context,
  ): ReturnType<RequestSpan['startUpstream']> {
    const {hostname, port, protocol} = new URL(call.url);
    const attributes: Attributes = {
      'http.request.method': call.method,
      'server.address': hostname,
      'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
      'url.template': call.path,
    };
    const span = trace.getTracer(SCOPE).startSpan(
      `${call.method} ${call.path}`,
      // The template in place of the path and the query, which hold ids and tokens.
      {kind: SpanKind.CLIENT, attributes: {...attributes, 'url.full': call.url + call.path}},
      parent,
    );
    const startedAt = Date.now();
    return ({status, requestId, error}) => {
      const outcome: Attributes = {
        ...(status !== undefined && {'http.response.status_code': status}),
        ...(error !== undefined && {'error.type': error}),
      };
      span.setAttributes(outcome);
      if (requestId !== undefined) span.setAttribute('flatpeak.request_id', requestId);
      const record = (seconds: number) =>
        instruments().client.record(seconds, {...attributes, ...outcome});
      end(span, startedAt, record, error);
    };
  }

  const spanOf = (span: Span, parent: Context, onEnd: RequestSpan['end']): RequestSpan => {
    const inside = trace.setSpan(parent, span);
    return {
      run: work => context.with(inside, work),
      startUpstream: call => startUpstream(call, inside),
      end: onEnd,
    };
  };

  return {
    startRequest(request, route) {
      const active = context.active();
      // Where the site's HTTP server is instrumented, its span is the one of the server.
      const isInstrumented = trace.getSpan(active) !== undefined;
      const parent = isInstrumented
        ? active
        : propagation.extract(active, request.headers, HEADERS);
      const {protocol, hostname} = new URL(request.url);
      const attributes: Attributes = {
        'http.request.method': methodOf(request.method),
        'url.scheme': protocol.slice(0, -1),
        ...(route !== undefined && {'http.route': route}),
      };
      const span = trace.getTracer(SCOPE).startSpan(
        [methodOf(request.method), route].filter(Boolean).join(' '),
        {
          kind: isInstrumented ? SpanKind.INTERNAL : SpanKind.SERVER,
          // The route in place of the path, which may hold the secret of the webhooks.
          attributes: {...attributes, 'server.address': hostname, 'url.path': route ?? '/'},
        },
        parent,
      );
      const startedAt = Date.now();
      return spanOf(span, parent, (status, errorCode) => {
        const error = status >= 500 ? (errorCode ?? String(status)) : undefined;
        const outcome: Attributes = {
          'http.response.status_code': status,
          ...(error !== undefined && {'error.type': error}),
        };
        span.setAttributes(outcome);
        const record = (seconds: number) =>
          instruments().server.record(seconds, {...attributes, ...outcome});
        end(span, startedAt, record, error);
      });
    },

    startWork(name) {
      const parent = context.active();
      const span = trace.getTracer(SCOPE).startSpan(name, {kind: SpanKind.INTERNAL}, parent);
      return spanOf(span, parent, (_status, errorCode) => {
        end(span, Date.now(), () => {}, errorCode);
      });
    },

    countWebhook: result => instruments().countWebhook(result),
  };
}
