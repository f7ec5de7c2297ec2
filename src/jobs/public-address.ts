import ipaddr from 'ipaddr.js';

/** Ranges that ipaddr.js does not name and that lead into somebody's own network or nowhere. */
const MORE = [
  '192.0.0.0/24',
  '198.18.0.0/15',
  '192.88.99.0/24',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/23',
  '100::/64',
];

/** All of IPv6 that is given out to anybody; below it stand old ways to write an IPv4 address, such as ::7f00:1. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3');

const more = MORE.map((cidr) => ipaddr.parseCIDR(cidr));

/**
 * Whether an address is one of the public internet: not this machine, not a private or link-local network (there the cloud
 * keeps its metadata), not shared, multicast, reserved or a way round these inside IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GIVEN_OUT)) return false;
  return !more.some(
    ([network, bits]) => network.kind() === parsed.kind() && parsed.match([network, bits] as never),
  );
}
