import { goTo } from './go-to.ts';
import type { StaffRoute } from './routes.ts';

/**
 * The address that a form is sent to is also that of the page which shows it again or refuses it. Whoever reloads such an address
 * is led back to where the form stands: to the nearest page above.
 */
export function waysBack(routes: readonly StaffRoute[]): StaffRoute[] {
  const pages = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
  return routes
    .filter(({ method, path }) => method === 'POST' && !pages.has(path))
    .map(({ path }) => ({
      method: 'GET',
      path,
      // Who may see the page is asked there.
      needs: 'desk.open',
      run: up(stepsToPage(path, pages)),
    }));
}

/** How many parts of an address are to be left out until there is a page. */
function stepsToPage(path: string, pages: ReadonlySet<string>): number {
  const parts = path.split('/');
  let steps = 1;
  while (!pages.has(parts.slice(0, -steps).join('/'))) steps++;
  return steps;
}

function up(steps: number): StaffRoute['run'] {
  return (visit) => {
    const parts = new URL(visit.c.req.url).pathname.split('/');
    return Promise.resolve(goTo(visit, parts.slice(0, -steps).join('/')));
  };
}
