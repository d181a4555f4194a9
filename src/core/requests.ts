import type {ConnectRequest} from '../protocol/request.js';
import {jsonPost, simplePost} from './http.js';

/**
 * A turn of the conversation.
 * @param isSimple without a JSON content type, so that browsers send no CORS preflight
 */
export const turnPost = (request: ConnectRequest, isSimple: boolean): RequestInit => ({
  ...(isSimple ? simplePost(request) : jsonPost(request)),
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
});
