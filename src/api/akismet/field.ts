import type { AkismetFields } from '#spam';

/** The first value of a field; '' when it is missing. */
export function fieldOf(fields: AkismetFields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}
