import {PAGE_TYPES} from '../protocol/routes.js';
import {TurnClient, type TurnClientOptions} from './turn-client.js';

export type ConnectClientOptions = Omit<TurnClientOptions, 'pageTypes'>;

/** Sends the turns of a conversation, one POST each, and reads any page. */
export class ConnectClient extends TurnClient {
  constructor(options: ConnectClientOptions = {}) {
    super({...options, pageTypes: () => PAGE_TYPES});
  }
}
