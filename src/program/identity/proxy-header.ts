import {BlockList, isIP} from 'node:net';
import type {IdentitySettings} from '../settings/settings.js';
import type {Identity} from './caller.js';

type HeaderSettings = Extract<IdentitySettings, {by: 'header'}>;

/**
 * The customer that a proxy names in a header, and perhaps their device in another one. From any other
 * address the headers are ignored.
 */
export function byHeader({header, deviceHeader, proxies}: HeaderSettings): Identity {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [network = '', prefix] = proxy.split('/');
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(network, family);
    else trusted.addSubnet(network, Number(prefix), family);
  }
  return {
    async find({request, address = ''}) {
      const plain = address.replace(/^::ffff:/, '');
      const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
      if (isIP(plain) === 0 || !trusted.check(plain, family)) return undefined;
      const customer = request.headers.get(header);
      // Two headers in one: the client sent its own, and the proxy added another.
      if (customer === null || customer.includes(',')) return undefined;
      if (deviceHeader === undefined) return {customer};
      // An empty header is that of a customer without a device.
      const device = request.headers.get(deviceHeader) || undefined;
      return {customer, device: device?.includes(',') ? device.split(',') : device};
    },
  };
}
