const parsed = new WeakSet<Request>();

/**
 * Marks a request whose body was parsed before this server got it: its bytes are those of the
 * parsed body, not those that were sent.
 */
export const markParsedBody = (request: Request): void => void parsed.add(request);

export const hasParsedBody = (request: Request): boolean => parsed.has(request);
