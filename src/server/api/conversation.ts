import * as z from 'zod/mini';
import {actionRequest, startRequest} from '../../protocol/request.js';
import {parseReply} from '../../protocol/reply.js';
import {ApiError} from './error.js';
import type {Transport} from './transport.js';
import type {Version} from './versions/version.js';

const DISCONNECT = 'DISCONNECT';

const anything = z.unknown();

/** The Connect conversation, held without anybody looking at its pages. */
export class Conversation {
  readonly #transport: Transport;
  readonly #version: Pick<Version, 'apiVersion' | 'disconnectRoute'>;

  /** @param transport to the host of the conversation */
  constructor(transport: Transport, version: Pick<Version, 'apiVersion' | 'disconnectRoute'>) {
    this.#transport = transport;
    this.#version = version;
  }

  /**
   * Disconnects the tariff that a session was opened for. False where there is none: the
   * session stands at a page that offers no disconnection. A token that disconnects by itself
   * (`actions.disconnect_tariff`) would take one request less, and leave nothing to find out by
   * where its answer is lost.
   * @throws ApiError
   */
  async disconnect(connectToken: string): Promise<boolean> {
    const {disconnectRoute} = this.#version;
    if (disconnectRoute && (await this.#disconnectAt(disconnectRoute, connectToken))) return true;
    // Every state of a tariff has a page of its own, with the disconnection among its actions.
    const reply = await this.#read(connectToken);
    if (!('page' in reply) || !reply.page.actions.includes(DISCONNECT)) return false;
    await this.#send(actionRequest(connectToken, reply.page, DISCONNECT));
    return true;
  }

  /** False where the service wants another page. */
  async #disconnectAt(route: string, connectToken: string): Promise<boolean> {
    try {
      await this.#send({connect_token: connectToken, route, action: DISCONNECT});
      return true;
    } catch (error) {
      if (isObjection(error)) return false;
      throw error;
    }
  }

  async #read(connectToken: string) {
    const json = await this.#send(startRequest(connectToken, this.#version.apiVersion));
    try {
      return parseReply(json);
    } catch {
      throw new ApiError('protocol', 'The page of the session is not as documented.');
    }
  }

  #send(body: object): Promise<unknown> {
    return this.#transport.send({method: 'POST', path: '/', body}, anything);
  }
}

/** The service understood, and wants something else; nothing has happened. */
const isObjection = (error: unknown) =>
  error instanceof ApiError &&
  error.type === 'http' &&
  error.status !== 429 &&
  (error.status ?? 0) < 500;
