/**
 * The requests that open a session in each API version, and that read its current page.
 *
 * Source: anode/connect/start-a-connect-session, the guides of Zero and Busbar, and the vendor's
 * clients. For `resume`, Anode's docs name both routes; its client uses `session_start`.
 */
export const START_REQUESTS = {
  zero: {open: {route: 'session_restore'}, resume: {route: 'session_restore'}},
  anode: {open: {route: 'session_start'}, resume: {route: 'session_start'}},
  busbar: {open: {route: 'session_start', action: 'TARIFF'}, resume: {route: 'session_restore'}},
} as const;

/**
 * What a session is for: a tariff, or the programmes of virtual power plants (VPP). Only Busbar has
 * both; where a version has one, it is the tariff.
 *
 * Source: busbar/connect/start-a-connect-session.
 */
export type Journey = 'tariff' | 'vpp';

/**
 * The API versions that are known to accept a POST without a JSON content type.
 *
 * Source: the vendor's Zero client sends none, its Anode client sends one. Busbar: inferred.
 */
export const ACCEPTS_SIMPLE_REQUESTS: Readonly<Record<ApiVersion, boolean>> = {
  zero: true,
  anode: false,
  busbar: false,
};

/**
 * The API versions in which only the service leads back, by the action `BACK`.
 *
 * Source: the release notes of Anode. In Zero, the vendor's client uses the browser's history.
 */
export const SERVICE_LEADS_BACK: Readonly<Record<ApiVersion, boolean>> = {
  zero: false,
  anode: true,
  busbar: true,
};

export type ApiVersion = keyof typeof START_REQUESTS;

/** The API version of a site that sets none. */
export const DEFAULT_API_VERSION: ApiVersion = 'zero';
