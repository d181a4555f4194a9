import type {PageKind} from '../../protocol/routes.js';
import {mapValues} from '../world/table.js';
import type {WirePage} from '../world/wire-page.js';
import {EXAMPLE_TOKEN} from './example-page.js';
import {STEPS} from './steps/index.js';

/** An error on the wire. */
export interface WireError {
  object: 'error';
  live_mode: boolean;
  context: string;
  type: string;
  code: string;
  message: string;
  connect_token?: string;
  request_id?: string;
  time_created: string;
}

/** A page of each kind, and an error, as the documentation of the service shows them. */
export const examples: {[K in PageKind]: K extends 'server-error' ? WireError : WirePage} = {
  ...mapValues(STEPS, ({example}) => example),
  'server-error': {
    object: 'error',
    live_mode: false,
    context: 'connect.session_restore',
    type: 'connect_error',
    code: 'server_error',
    message: 'A server error has occurred.',
    connect_token: EXAMPLE_TOKEN,
    time_created: '2022-01-24T14:15:22.003',
  },
};
