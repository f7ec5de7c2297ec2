import type { AkismetFields } from '#spam';
import { fieldOf } from './field.ts';

/**
 * The key, in any of the three ways clients carry it: the field `api_key`, the field `key`, or the first label of the host
 * (`KEY.rest.akismet.com`). '' when there is none.
 */
export function keyOf(fields: AkismetFields, host: string): string {
  const inForm = fieldOf(fields, 'api_key') || fieldOf(fields, 'key');
  if (inForm) return inForm;
  const label = /^([a-z0-9]{12})\.[^.]/i.exec(host)?.[1];
  return label?.toLowerCase() ?? '';
}
