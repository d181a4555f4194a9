import assert from 'node:assert/strict';
import {AsyncLocalStorage} from 'node:async_hooks';
import {test} from 'node:test';
import {
  context,
  metrics,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type ContextManager,
} from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import {startCompanion} from '../../support/server/companion.js';
import {always, delivery, eventOf} from '../../support/server/webhook-delivery.js';

/** As the SDK for Node has it. */
class AsyncContext implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();
  active = () => this.#storage.getStore() ?? ROOT_CONTEXT;
  with: ContextManager['with'] = (active, work, self, ...parameters) =>
    this.#storage.run(active, () => work.apply(self as never, parameters));
  bind: ContextManager['bind'] = (_active, target) => target;
  enable = () => this;
  disable = () => this;
}

test('requests are spans and metrics, with those to the service below them', async t => {
  const spans = new InMemorySpanExporter();
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({exporter, exportIntervalMillis: 3_600_000});
  const companion = startCompanion({
    webhook: {verify: always},
    onEvent: ({id}) => {
      trace.getTracer('site').startSpan(`handle ${id}`).end();
    },
  });
  // A provider that is registered after the server was made.
  context.setGlobalContextManager(new AsyncContext());
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({spanProcessors: [new SimpleSpanProcessor(spans)]}),
  );
  metrics.setGlobalMeterProvider(new MeterProvider({readers: [reader]}));
  t.after(() => reader.shutdown());

  await companion.post('connect-token');
  for (let i = 0; i < 2; i++) await companion.server.fetch(delivery(eventOf('evt_1')));
  const finished = spans.getFinishedSpans();
  const byName = (name: string) => {
    const span = finished.find(span => span.name === name);
    assert.ok(span, `${name} in ${finished.map(({name}) => name).join(', ')}`);
    return span;
  };
  const server = byName('POST /flatpeak/connect-token');
  assert.equal(server.kind, SpanKind.SERVER);
  assert.equal(server.attributes['http.route'], '/flatpeak/connect-token');
  assert.equal(server.attributes['http.response.status_code'], 200);
  for (const name of ['GET /login', 'POST /connect/tariff/token']) {
    const client = byName(name);
    assert.equal(client.kind, SpanKind.CLIENT);
    assert.equal(client.parentSpanContext?.spanId, server.spanContext().spanId);
    assert.equal(client.attributes['http.response.status_code'], 200);
  }
  // Spans of the site are inside.
  const webhook = byName('POST /flatpeak/webhooks');
  assert.equal(byName('handle evt_1').parentSpanContext?.spanId, webhook.spanContext().spanId);
  assert.equal(webhook.status.code, SpanStatusCode.UNSET);
  assert.doesNotMatch(JSON.stringify(finished.map(({attributes}) => attributes)), /cot_|ann/);

  await reader.forceFlush();
  const recorded = exporter
    .getMetrics()
    .at(-1)
    ?.scopeMetrics.flatMap(scope => scope.metrics);
  const points = (name: string) =>
    recorded?.find(({descriptor}) => descriptor.name === name)?.dataPoints ?? [];
  assert.ok(
    points('http.server.request.duration').some(
      ({attributes}) =>
        attributes['http.route'] === '/flatpeak/connect-token' &&
        attributes['http.response.status_code'] === 200,
    ),
  );
  assert.ok(
    points('http.client.request.duration').some(
      ({attributes}) => attributes['url.template'] === '/login',
    ),
  );
  assert.deepEqual(
    points('flatpeak.webhooks').map(({attributes, value}) => [
      attributes['flatpeak.webhook.result'],
      value,
    ]),
    [
      ['handled', 1],
      ['duplicate', 1],
    ],
  );
});
