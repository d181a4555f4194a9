import type {WebhookRefusal} from './refusal.js';

/** A request to the webhook URL. */
export interface WebhookDelivery {
  readonly headers: Headers;
  /** The rest of the path below the webhook URL, without the leading slash; usually empty. */
  readonly path: string;
  /** The raw body, which is what Flatpeak signs. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Resolves to whether a delivery is from Flatpeak. Rejects only if it cannot check that.
 * @param refuse called with the cause before it resolves to false, for the report to the operator
 */
export type WebhookVerifier = (
  delivery: WebhookDelivery,
  refuse?: (refusal: WebhookRefusal) => void,
) => Promise<boolean>;
