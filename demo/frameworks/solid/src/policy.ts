// Solid writes its templates as text. Under a policy with trusted types the site has to allow that.
interface Factory {
  createPolicy(name: string, rules: {createHTML(html: string): string}): unknown;
}

const {trustedTypes} = globalThis as {trustedTypes?: Factory};
trustedTypes?.createPolicy('default', {createHTML: html => html});
