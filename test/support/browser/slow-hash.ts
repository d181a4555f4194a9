/**
 * Runs a test in a browser that is slow to hash, as one with much to do is.
 * @param run is given what lets the browser hash
 */
export async function withSlowHash(run: (hash: () => void) => Promise<void>): Promise<void> {
  const {subtle} = crypto;
  let hash = () => {};
  const isDone = new Promise<void>(resolve => (hash = resolve));
  subtle.digest = async (...of) => {
    await isDone;
    return SubtleCrypto.prototype.digest.apply(subtle, of);
  };
  try {
    await run(hash);
  } finally {
    Reflect.deleteProperty(subtle, 'digest');
  }
}
