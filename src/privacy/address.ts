import ipaddr from 'ipaddr.js';
import { createHmac, type KeyObject } from 'node:crypto';

/** Bits of an address that are looked at: a street, not a door. Providers hand out /48 to /64 of IPv6 to one customer. */
const BITS = { ipv4: 24, ipv6: 48 } as const;

/**
 * The block an address stands in: `203.0.113.0/24` or `2001:db8:1::/48`. An IPv4 address written as IPv6 is IPv4.
 * Undefined for what is no address.
 */
export function blockOf(address: string): string | undefined {
  const bare = address
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '');
  if (!ipaddr.IPv6.isValid(bare) && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return undefined;
  const parsed = ipaddr.process(bare);
  const kind = parsed.kind();
  const cidr = `${parsed.toString()}/${BITS[kind]}`;
  const network =
    kind === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(cidr) : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return `${network.toString()}/${BITS[kind]}`;
}

/** What is stored of a block: a keyed hash, worthless without the paper's secret. */
export function hashBlock(secret: KeyObject | Uint8Array, block: string): string {
  return createHmac('sha256', secret).update(block).digest('base64url').slice(0, 22);
}

/** What is stored of an address: its block, hashed; null for what is no address. */
export function hashAddress(secret: KeyObject | Uint8Array, address: string | undefined): string | null {
  const block = blockOf(address ?? '');
  return block === undefined ? null : hashBlock(secret, block);
}
