import type {ApiVersion} from '../../protocol/api-versions.js';
import type {SimulatorContext} from '../world/context.js';
import type {StepKind, Session} from '../world/store.js';
import type {WirePage} from '../world/wire-page.js';
import {actionsOf} from './conversation.js';
import {routeOf} from './routes.js';
import {stepFor} from './steps/index.js';

/** The fields next to `data`. */
const ENVELOPES: Readonly<Record<ApiVersion, (session: Session) => object>> = {
  zero: ({direction}) => ({direction}),
  anode: ({direction, type}) => ({direction, type}),
  busbar: () => ({}),
};

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Merges two objects deeply; replaces lists. */
function merge(base: Record<string, unknown>, changes: Record<string, unknown>) {
  const merged = {...base};
  for (const [key, value] of Object.entries(changes)) {
    const old = merged[key];
    merged[key] = isPlainObject(old) && isPlainObject(value) ? merge(old, value) : value;
  }
  return merged;
}

/** The page that a session shows; records its route as shown. */
export function pageAt(session: Session, kind: StepKind, context: SimulatorContext): WirePage {
  const {data: build, envelope, hasFlatData, example} = stepFor(session, kind);
  const route = routeOf(session, kind);
  session.shownRoutes.add(route);
  const patch = session.patch?.page === kind ? session.patch : undefined;
  const exampleData = isPlainObject(example.data) ? example.data : {};
  const data = merge(build?.(session, context) ?? exampleData, patch?.data ?? {});
  const actions = patch?.actions ?? Object.keys(actionsOf(session, kind));
  return {
    connect_token: session.token,
    route,
    ...(envelope ?? ENVELOPES[session.apiVersion])(session),
    live_mode: session.live_mode,
    ...(actions.length > 0 ? {actions} : {}),
    ...(hasFlatData ? data : {data}),
  };
}
