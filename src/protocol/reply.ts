import {readReply, type Reply} from './read-reply.js';
import {ALL_PAGE_TYPES} from './all-page-types.js';

export {MalformedPage, MalformedReply, type Reply, type ServiceError} from './read-reply.js';

/** Reads a reply of the service with any page: see `readReply`. */
export const parseReply = (json: unknown): Reply => readReply(json, ALL_PAGE_TYPES);
