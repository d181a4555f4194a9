import {mistakeInReference} from '../../server/http/reference.js';
import {oncePerHour} from '../once-per-hour.js';
import type {IdentitySettings} from '../settings/settings.js';

/** Where each identity has the device of the customer. */
const SOURCES: Readonly<Partial<Record<IdentitySettings['by'], string>>> = {
  jwt: 'the claim that FLATPEAK_JWT_DEVICE_CLAIM names',
  introspection: 'the field device in the answer of FLATPEAK_INTROSPECTION_URL',
  header: 'the header that FLATPEAK_DEVICE_HEADER names',
};

/** Reported where a customer's device is no id. Holds nothing of the customer. */
export class DeviceRefusedError extends Error {
  override readonly name = 'DeviceRefusedError';

  /** @param mistake what the device is, such as `a blank string` */
  constructor(by: IdentitySettings['by'], mistake: string) {
    super(
      `A device was refused, and its session has none: ${SOURCES[by]} is ${mistake}. It must be your id of the device: a text of 1 to 200 characters without control characters. Leave it out if there is no device.`,
    );
  }
}

/** Reads what an identity says of a device, and reports what is none. */
export class DeviceReader {
  readonly #by: IdentitySettings['by'];
  readonly #onError: (error: DeviceRefusedError) => void;
  readonly #isDue: (by: IdentitySettings['by']) => boolean;

  constructor(
    by: IdentitySettings['by'],
    onError: (error: DeviceRefusedError) => void,
    now = Date.now,
  ) {
    this.#by = by;
    this.#onError = onError;
    this.#isDue = oncePerHour(now);
  }

  /** The site's id of the device; undefined if there is none, or if it is not valid. */
  read(device: unknown): string | undefined {
    if (device === undefined || device === null) return undefined;
    const mistake = Array.isArray(device) ? 'a list of values' : mistakeInReference(device);
    if (mistake === undefined) return device as string;
    if (this.#isDue(this.#by)) this.#onError(new DeviceRefusedError(this.#by, mistake));
    return undefined;
  }
}
