import * as z from 'zod/mini';
import {actionRequest, startRequest} from '../protocol/request.js';
import {parseReply} from '../protocol/reply.js';
import {ApiError} from './api-error.js';
import type {Transport} from './transport.js';

const DISCONNECT = 'DISCONNECT';

/**
 * The page that takes a disconnection without having been shown, whatever the tariff's structure:
 * as the guide to tariff settings has it for Zero.
 */
const SHORTCUT = 'summary_fixed_confirm';

const anything = z.unknown();

/** The Connect conversation, held without anybody looking at its pages. */
export class Conversation {
  readonly #transport: Transport;

  /** @param transport to the host of the conversation */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Disconnects the tariff that a session was opened for. False where there is none: the
   * session stands at a page that offers no disconnection.
   * @throws ApiError
   */
  async disconnect(connectToken: string): Promise<boolean> {
    try {
      await this.#send({connect_token: connectToken, route: SHORTCUT, action: DISCONNECT});
      return true;
    } catch (error) {
      if (!isObjection(error)) throw error;
    }
    // A tariff that is pending or failed stands at a page of its own.
    const reply = await this.#read(connectToken);
    if (!('page' in reply) || !reply.page.actions.includes(DISCONNECT)) return false;
    await this.#send(actionRequest(connectToken, reply.page, DISCONNECT));
    return true;
  }

  async #read(connectToken: string) {
    const json = await this.#send(startRequest(connectToken, 'zero'));
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
