import {START_REQUESTS, type ApiVersion, type Journey} from '../../protocol/api-versions.js';
import type {Session} from './store.js';
import {keysOf} from './table.js';

export const API_VERSIONS = keysOf(START_REQUESTS);

interface Start {
  readonly route: string;
  /** What the conversation is about, where the API version has several journeys. */
  readonly action?: string;
}

/** The journey that the action of a start names; undefined for an unknown one. */
export const journeyOf = (action: string): Journey | undefined =>
  (({TARIFF: 'tariff', VPP: 'vpp'}) as const)[action];

/** The request that reads the current page, if the route is one for that. */
export function startOf({apiVersion}: Session, route: string): Start | undefined {
  const {open, resume} = START_REQUESTS[apiVersion];
  // The documentation of Anode resumes by either route.
  const others: Start[] = apiVersion === 'anode' ? [{route: 'session_restore'}] : [];
  return [open, resume, ...others].find(start => start.route === route);
}

/** The header `Flatpeak-Version` of each API version. */
export const VERSION_HEADERS: Readonly<Record<ApiVersion, string>> = {
  zero: '2024-08-24.zero',
  anode: '2025-09-14.anode',
  // Not documented; the date only has to be later than Anode's.
  busbar: '2026-01-01.busbar',
};

/** The API version of a `Flatpeak-Version` header; undefined for an unknown one. */
export const apiVersionOf = (version: string): ApiVersion | undefined =>
  keysOf(VERSION_HEADERS).find(apiVersion => VERSION_HEADERS[apiVersion] === version);
