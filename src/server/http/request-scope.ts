import type {UpstreamCall} from '../api/transport.js';
import type {Services} from '../services.js';
import type {Store} from '../store/store.js';
import type {RequestSpan, Telemetry} from '../telemetry/telemetry.js';
import {Steps} from './steps.js';

/** What is observed of one request, or of other work of the server. */
export interface RequestScope {
  /** The services with every step observed. */
  readonly services: Services;
  readonly steps: Steps;
  /** Ids that the service gave to the requests that this one caused. */
  readonly upstreamRequestIds: string[];
}

export function createScope(
  services: Services,
  telemetry: Telemetry,
  span: RequestSpan,
): RequestScope {
  const steps = new Steps();
  const upstreamRequestIds: string[] = [];
  const observe = (call: UpstreamCall) => {
    const endStep = steps.begin(`${call.method} ${call.path} at Flatpeak`);
    const endSpan = span.startUpstream(call);
    return (end: Parameters<typeof endSpan>[0]) => {
      if (end.requestId !== undefined) upstreamRequestIds.push(end.requestId);
      endStep();
      endSpan(end);
    };
  };
  const {verify, getDeviceReference} = services;
  const api = services.api.observedBy(observe);
  const scoped: Services = {
    ...services,
    api,
    cachedApi: services.cachedApi.behind(api),
    conversation: services.conversation.observedBy(observe),
    store: observeStore(services.store, steps),
    getCustomerId: request => steps.run('getCustomerId', () => services.getCustomerId(request)),
    getDeviceReference:
      getDeviceReference &&
      ((...visit) => steps.run('getDeviceReference', () => getDeviceReference(...visit))),
    onConnected: tariff => steps.run('onConnected', () => services.onConnected(tariff)),
    onEvent: event => steps.run('onEvent', () => services.onEvent(event)),
    verify: verify && ((...delivery) => steps.run('webhook.verify', () => verify(...delivery))),
    countWebhook: result => telemetry.countWebhook(result),
  };
  return {services: scoped, steps, upstreamRequestIds};
}

/** The same store, each call of which is a step. */
function observeStore(store: Store, steps: Steps): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return (...parameters: unknown[]) =>
        steps.run(`store.${name}`, () => Reflect.apply(method, target, parameters) as unknown);
    },
  });
}
