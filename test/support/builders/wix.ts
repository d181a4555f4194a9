import {read} from '../docs-blocks.js';

/** What the backend of a Wix site has: its members, and its secrets. */
export interface WixBackend {
  /** The member who is signed in. */
  readonly member: {readonly _id: string} | undefined;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What the module gets in place of the packages that only Wix has. */
const packagesOf = ({member, secrets}: WixBackend) => `
  const currentMember = {getMember: async () => (${JSON.stringify(member) ?? 'undefined'})};
  const wixSecretsBackend = {getSecret: async name => (${JSON.stringify(secrets)})[name]};
  const Permissions = {Anyone: 'Anyone'};
  const webMethod = (permissions, method) => method;`;

/** The function `signedCustomer` of the module for Wix's backend. */
export async function wixSigner(backend: WixBackend): Promise<() => Promise<string>> {
  const code = read('integrations/builders/wix/flatpeak.web.js').replace(
    /^import .* from 'wix-.*$/gm,
    '',
  );
  const module = `data:text/javascript,${encodeURIComponent(packagesOf(backend) + code)}`;
  const {signedCustomer} = (await import(module)) as {signedCustomer: () => Promise<string>};
  return signedCustomer;
}
