import type {ApiVersion} from '../protocol/api-versions.js';
import {startRequest} from '../protocol/request.js';
import {tokenBody, type TokenRequest} from './backend/token.js';
import {sendEarly} from './early-responses.js';
import {jsonPost} from './http.js';
import {turnPost} from './requests.js';

/** The settings of a widget that its first requests depend on. */
export interface FirstPageSettings extends TokenRequest {
  readonly connectToken: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly connectUrl: string;
  readonly apiVersion: ApiVersion;
  /** See `turnPost`. */
  readonly isSimple: boolean;
}

/**
 * Requests a connect token, unless the site has given one, and the first page, before there are
 * elements to show it. The elements send a failed request again.
 */
export function requestFirstPage(settings: FirstPageSettings): void {
  const {connectToken, tokenUrl, connectUrl, apiVersion, journey, isSimple} = settings;
  const requestPage = (token: string) =>
    sendEarly(connectUrl, turnPost(startRequest(token, apiVersion, 'open', journey), isSimple));
  if (connectToken) requestPage(connectToken);
  else if (tokenUrl)
    sendEarly(tokenUrl, jsonPost(tokenBody(settings)), async response => {
      // The elements report a response without a token.
      const body = (await response.json().catch(() => null)) as {connect_token?: unknown} | null;
      if (typeof body?.connect_token === 'string') requestPage(body.connect_token);
    });
}
