import type {ApiVersion, Journey} from '../../src/protocol/api-versions.js';
import {VPP_ROUTES} from '../../src/protocol/vpp-routes.js';
import {ALL_ROUTES} from '../../src/simulator/connect/routes.js';
import {examples} from 'flatpeak-connect/simulator';

/** A session that is complete cannot be opened. */
const ENDED = 'session-complete';

type StartPage = Exclude<keyof typeof examples, typeof ENDED>;

/** The kinds of page that a session can start at. */
export const START_PAGES = (Object.keys(examples) as (keyof typeof examples)[]).filter(
  (kind): kind is StartPage => kind !== ENDED,
);

/** The kinds of page that have no route of their own. */
const EVERYWHERE: ReadonlySet<string> = new Set(['server-error', 'unknown']);

/** The kinds of page for virtual power plants. */
const VPP_PAGES: ReadonlySet<string> = new Set(Object.values(VPP_ROUTES).map(({kind}) => kind));

const journeyOf = (page: StartPage): Journey => (VPP_PAGES.has(page) ? 'vpp' : 'tariff');

/** The kinds of page that a journey of an API version has. */
export const pagesOf = (version: ApiVersion, journey: Journey): readonly StartPage[] =>
  START_PAGES.filter(
    page =>
      EVERYWHERE.has(page) ||
      (journeyOf(page) === journey &&
        ALL_ROUTES.some(({kind, apiVersion}) => kind === page && apiVersion === version)),
  );
