import {randomUUID} from 'node:crypto';
import type {ConnectedTariff} from 'flatpeak-connect/server';

/** What this site remembers of a tariff that was connected. */
export type StoredTariff = Pick<
  ConnectedTariff,
  'locationId' | 'direction' | 'tariffType' | 'outcome' | 'pending'
>;

interface Visit {
  customer: string;
  signedIn: boolean;
}

const COOKIE = 'lowtide_session';

/**
 * The host's own accounts: who is signed in, by a session cookie, and what is known of them.
 * Everybody who comes is signed in as a sample customer of their own.
 */
export class Customers {
  readonly #visits = new Map<string, Visit>();
  readonly #tariffs = new Map<string, Map<string, StoredTariff>>();

  /** The customer who is signed in, if any. */
  signedIn(cookie: string | null | undefined): string | undefined {
    const visit = this.#visitOf(cookie);
    return visit?.signedIn ? visit.customer : undefined;
  }

  /** The cookie to set for somebody who comes for the first time; nothing for the others. */
  welcome(cookie: string | undefined): string | undefined {
    return this.#visitOf(cookie) ? undefined : this.startOver();
  }

  /** A new sample customer, who is signed in; returns the cookie to set. */
  startOver(): string {
    const id = randomUUID();
    this.#visits.set(id, {customer: `customer-${randomUUID().slice(0, 8)}`, signedIn: true});
    return `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`;
  }

  sign(direction: 'in' | 'out', cookie: string | undefined): void {
    const visit = this.#visitOf(cookie);
    if (visit) visit.signedIn = direction === 'in';
  }

  /** Keeps what was connected: one tariff for each location, direction and type. */
  remember({customer, locationId, direction, tariffType, outcome, pending}: ConnectedTariff): void {
    const tariffs = this.#tariffs.get(customer) ?? new Map<string, StoredTariff>();
    const key = `${locationId} ${direction} ${tariffType}`;
    // The latest comes last, whether it is new or not.
    tariffs.delete(key);
    tariffs.set(key, {locationId, direction, tariffType, outcome, pending});
    this.#tariffs.set(customer, tariffs);
  }

  /** The latest first. */
  tariffsOf(customer: string): StoredTariff[] {
    return [...(this.#tariffs.get(customer)?.values() ?? [])].reverse();
  }

  #visitOf(cookie: string | null | undefined): Visit | undefined {
    const cookies = (cookie ?? '').split(/;\s*/).map(pair => pair.split('='));
    const [, id = ''] = cookies.find(([name]) => name === COOKIE) ?? [];
    return this.#visits.get(id);
  }
}
