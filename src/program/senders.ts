import {AsyncLocalStorage} from 'node:async_hooks';
import type {Identity, SignedIn} from './identity/caller.js';
import type {DeviceReader} from './identity/device.js';

/** The network address of a request's sender, or the customer for whom the backend sends it. */
type Sender = {readonly address: string | undefined} | {readonly signedIn: SignedIn};

/** Finds the customer and the device of a request. */
export class Senders {
  readonly #identity: Identity;
  readonly #devices: DeviceReader;
  readonly #senders = new AsyncLocalStorage<Sender>();
  /** One look at each request, so that its customer and device cannot come from different answers. */
  readonly #found = new WeakMap<Request, Promise<SignedIn | undefined>>();

  constructor(identity: Identity, devices: DeviceReader) {
    this.#identity = identity;
    this.#devices = devices;
  }

  /** Handles a request of a sender. */
  run<T>(sender: Sender, handle: () => T): T {
    return this.#senders.run(sender, handle);
  }

  /** The customer of a request; undefined if nobody is signed in. */
  async customerOf(request: Request): Promise<string | undefined> {
    return (await this.#find(request))?.customer;
  }

  /** The site's id of the device; undefined for none. The request's URL and body do not name it. */
  async deviceOf(request: Request): Promise<string | undefined> {
    return this.#devices.read((await this.#find(request))?.device);
  }

  #find(request: Request): Promise<SignedIn | undefined> {
    const sender = this.#senders.getStore();
    if (sender && 'signedIn' in sender) return Promise.resolve(sender.signedIn);
    const found =
      this.#found.get(request) ?? this.#identity.find({request, address: sender?.address});
    this.#found.set(request, found);
    return found;
  }
}
