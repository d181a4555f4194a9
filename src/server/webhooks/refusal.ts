/** What to do about each cause of a refused webhook. */
const REFUSALS = {
  not_configured:
    'The option webhook is not set. Set it to {verify: signatureVerifier()}, or unsubscribe this URL in the dashboard.',
  signature_missing:
    'It has no header Flatpeak-Signature, Flatpeak-Timestamp or Flatpeak-Key-ID. Let proxies pass Flatpeak-* headers on. For an account whose webhooks are not signed, use sharedSecretVerifier().',
  signature_unreadable:
    'Its signature or timestamp is not of the scheme v1. Check whether a proxy changes Flatpeak-* headers, and whether there is a newer version of this package.',
  clock_off: "Set this server's clock by NTP. If it is right, an old delivery was sent again.",
  key_unknown:
    'Its key is not in the key set. Check whether jwksUrl of signatureVerifier() is that of your account.',
  signature_wrong:
    'Its signature does not fit its body. Check whether a proxy or a middleware changes the body; otherwise it is not from Flatpeak.',
  body_parsed:
    'A middleware had parsed its body, and the signature fits only the raw bytes. Mount this server before express.json(), or keep the bytes: express.json({verify: (req, res, bytes) => { req.rawBody = bytes; }}).',
  secret_missing:
    'It has no secret. The webhook URL in the dashboard must end with /webhooks/<secret>, or a gateway must add the header.',
  secret_wrong:
    'Its secret is another one. Compare the webhook URL in the dashboard with the secret of sharedSecretVerifier().',
  verifier: 'The function webhook.verify refused it.',
  content_type: 'Its content type is not application/json. It may not be from Flatpeak.',
  body_too_large: 'Its body is larger than 64 KiB. It may not be from Flatpeak.',
  body_unreadable: 'Its body is not JSON in UTF-8, or was cut off.',
  event_unreadable:
    'It is from Flatpeak, but is no event with an id and a type. Check whether there is a newer version of this package.',
} as const;

/** Why a webhook was refused. */
export type WebhookRefusalCause = keyof typeof REFUSALS;

export interface WebhookRefusal {
  readonly cause: WebhookRefusalCause;
  /** For `clock_off`: how many seconds this clock is ahead of the delivery; negative if behind. */
  readonly clockAheadBy?: number;
}

/**
 * A webhook was refused. Reported to `onError` once an hour for each cause, because anybody can
 * send requests to the URL. Holds nothing of the delivery.
 */
export class WebhookRefusedError extends Error {
  override readonly name = 'WebhookRefusedError';
  override readonly cause: WebhookRefusalCause;
  /** For `clock_off`: how many seconds this clock is ahead of the delivery; negative if behind. */
  readonly clockAheadBy: number | undefined;
  /** How many were refused for the same cause since the last report, including this one. */
  readonly count: number;

  constructor({cause, clockAheadBy}: WebhookRefusal, count = 1) {
    const times = count === 1 ? 'A webhook was' : `${count} webhooks were`;
    const drift =
      clockAheadBy === undefined
        ? ''
        : `Its timestamp is ${Math.abs(clockAheadBy)} s ${clockAheadBy > 0 ? 'behind' : 'ahead of'} this server's clock; at most 300 s are allowed. `;
    super(`${times} refused (${cause}). ${drift}${REFUSALS[cause]}`);
    this.cause = cause;
    this.clockAheadBy = clockAheadBy;
    this.count = count;
  }
}

/** A cause is reported again after this time. */
const REPORT_INTERVAL_MS = 3_600_000;

/** Reports refused webhooks, once an hour for each cause. */
export class RefusalReporter {
  readonly #report: (error: WebhookRefusedError) => void;
  readonly #now: () => number;
  readonly #last = new Map<WebhookRefusalCause, {at: number; unreported: number}>();

  constructor(report: (error: WebhookRefusedError) => void, now: () => number) {
    this.#report = report;
    this.#now = now;
  }

  refused(refusal: WebhookRefusal): void {
    const now = this.#now();
    const last = this.#last.get(refusal.cause);
    if (last && now - last.at < REPORT_INTERVAL_MS) {
      last.unreported++;
      return;
    }
    this.#last.set(refusal.cause, {at: now, unreported: 0});
    this.#report(new WebhookRefusedError(refusal, (last?.unreported ?? 0) + 1));
  }
}
