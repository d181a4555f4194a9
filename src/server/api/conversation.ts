import * as z from 'zod/mini';
import {actionRequest, startRequest} from '../../protocol/request.js';
import {MalformedPage, parseReply} from '../../protocol/reply.js';
import {ApiError} from './error.js';
import type {ObserveUpstream, Transport} from './transport.js';
import type {VersionAdapter} from './versions/version.js';

const DISCONNECT = 'DISCONNECT';

const anything = z.unknown();

/** The Connect conversation without a user interface. */
export class Conversation {
  readonly #transport: Transport;
  readonly #adapter: Pick<VersionAdapter, 'apiVersion' | 'disconnectRoute'>;

  /** @param transport its `url` is that of the conversation */
  constructor(
    transport: Transport,
    adapter: Pick<VersionAdapter, 'apiVersion' | 'disconnectRoute'>,
  ) {
    this.#transport = transport;
    this.#adapter = adapter;
  }

  /** A conversation whose requests are observed. */
  observedBy(observe: ObserveUpstream): Conversation {
    return new Conversation(this.#transport.observedBy(observe), this.#adapter);
  }

  /**
   * Disconnects the tariff that a session was opened for.
   *
   * A token with `actions.disconnect_tariff` would need one request fewer, but if its response is
   * lost, there is no session to read the result from.
   * @returns false if there is no tariff to disconnect
   * @throws ApiError
   */
  async disconnect(connectToken: string): Promise<boolean> {
    const {disconnectRoute} = this.#adapter;
    if (disconnectRoute && (await this.#disconnectAt(disconnectRoute, connectToken))) return true;
    // Each state of a tariff has its own page, with DISCONNECT among the actions.
    const reply = await this.#read(connectToken);
    if (!('page' in reply) || !reply.page.actions.includes(DISCONNECT)) return false;
    await this.#send(actionRequest(connectToken, reply.page, DISCONNECT));
    return true;
  }

  /** Returns false if the session is at another page. */
  async #disconnectAt(route: string, connectToken: string): Promise<boolean> {
    try {
      await this.#send({connect_token: connectToken, route, action: DISCONNECT});
      return true;
    } catch (error) {
      if (isRejected(error)) return false;
      throw error;
    }
  }

  async #read(connectToken: string) {
    const json = await this.#send(startRequest(connectToken, this.#adapter.apiVersion));
    try {
      return parseReply(json);
    } catch (error) {
      // Its route and actions are enough.
      if (error instanceof MalformedPage) return {page: error.page};
      throw new ApiError('protocol', 'The response of the conversation is not as documented.');
    }
  }

  #send(body: object): Promise<unknown> {
    return this.#transport.send({method: 'POST', path: '/', body}, anything);
  }
}

/** The service rejected the request, so that nothing has changed. */
const isRejected = (error: unknown) =>
  error instanceof ApiError &&
  error.type === 'http' &&
  error.status !== 429 &&
  (error.status ?? 0) < 500;
