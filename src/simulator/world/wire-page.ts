/** A page on the wire. */
export interface WirePage {
  connect_token: string;
  route: string;
  direction?: string;
  live_mode: boolean;
  actions?: readonly string[];
  data?: unknown;
  /** The tariff list has its data here. */
  [field: string]: unknown;
}
