import {ALL_PAGE_TYPES} from '../protocol/all-page-types.js';
import {TurnClient, type TurnClientOptions} from './turn-client.js';

export type ConnectClientOptions = Omit<TurnClientOptions, 'pageTypes'>;

/** Sends the turns of a conversation, one POST each, and reads any page. */
export class ConnectClient extends TurnClient {
  constructor(options: ConnectClientOptions = {}) {
    super({...options, pageTypes: () => ALL_PAGE_TYPES});
  }
}
