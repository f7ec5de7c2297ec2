import type { AkismetFields } from '#spam';

/**
 * The key, in any of the three ways clients carry it: the field `api_key`, the field `key`, or the first label of the host
 * (`KEY.rest.akismet.com`). '' when there is none.
 */
export function keyOf(fields: AkismetFields, host: string): string {
  const inForm = text(fields['api_key']) || text(fields['key']);
  if (inForm) return inForm;
  const label = /^([a-z0-9]{12})\.[^.]/i.exec(host)?.[1];
  return label?.toLowerCase() ?? '';
}

function text(value: string | readonly string[] | undefined): string {
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}
