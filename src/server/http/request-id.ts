/** Short, and harmless in a header, a log line and a URL. */
const HARMLESS_ID = /^[\w.:-]{1,64}$/;

/** An id of a request that somebody else chose; undefined if it is not harmless. */
export const harmlessId = (id: unknown): string | undefined =>
  typeof id === 'string' && HARMLESS_ID.test(id) ? id : undefined;

/** The request's own id, such as that of a proxy, or a new one. */
export const requestIdOf = ({headers}: Request): string =>
  harmlessId(headers.get('x-request-id')) ?? crypto.randomUUID();
