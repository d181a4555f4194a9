import {ACCEPTS_SIMPLE_REQUESTS, type ApiVersion} from '../../protocol/api-versions.js';
import {crossOriginOf} from './preconnect.js';

/** Whether turns go without a JSON content type. A site's own proxy may route by that. */
export const usesSimpleRequests = (apiVersion: ApiVersion, url: string): boolean =>
  ACCEPTS_SIMPLE_REQUESTS[apiVersion] && crossOriginOf(url) !== undefined;
