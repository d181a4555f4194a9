// Next loads a chunk by its address as text. Under a policy with trusted types the site has to
// allow that; which addresses may be loaded is said by script-src.
interface Factory {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): unknown;
}

const {trustedTypes} = globalThis as {trustedTypes?: Factory};
trustedTypes?.createPolicy('default', {createScriptURL: url => url});
