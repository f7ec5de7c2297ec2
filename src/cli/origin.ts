import type { Environment } from '#base';

/** The address readers use, without a slash at its end. */
export function originOf(environment: Environment, port: number = Number(environment.PORT)): string {
  if (environment.PUBLIC_URL) return environment.PUBLIC_URL.replace(/\/$/, '');
  const everywhere = ['0.0.0.0', '::', '[::]'].includes(environment.HOST);
  const host = everywhere ? 'localhost' : environment.HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}${port === 80 ? '' : `:${port}`}`;
}
