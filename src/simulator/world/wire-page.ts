/** A page as it goes over the wire. */
export interface WirePage {
  connect_token: string;
  route: string;
  direction?: string;
  live_mode: boolean;
  actions?: readonly string[];
  data?: unknown;
  /** One page has its fields in the frame. */
  [field: string]: unknown;
}
