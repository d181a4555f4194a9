/** Holds a script back until it is released: `send` is what the server does with it. */
export function heldScript() {
  let release = () => {};
  const released = new Promise<void>(resolve => (release = resolve));
  const send = async (script: string): Promise<string> => {
    await released;
    return script;
  };
  return {release, send};
}
