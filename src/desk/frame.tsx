import { can, type Action, type SignedIn } from '#people';
import { page } from '#web';
import type { ComponentChildren, VNode } from 'preact';
import { FlashNote } from './parts/flash.tsx';
import { ActionButton } from './parts/fields.tsx';
import type { Problem } from './problem.ts';
import type { OpenVisit, Visit } from './visit.ts';

/** The desk's rooms, for those who may enter them. */
const ROOMS: readonly { readonly path: string; readonly name: string; readonly needs: Action }[] = [
  { path: '/desk', name: 'Overview', needs: 'desk.open' },
  { path: '/desk/articles', name: 'Articles', needs: 'articles.write' },
  { path: '/desk/stories', name: 'Stories', needs: 'articles.publish' },
  { path: '/desk/comments', name: 'Comments', needs: 'comments.decide' },
  { path: '/desk/filter', name: 'The filter', needs: 'comments.decide' },
  { path: '/desk/people', name: 'People', needs: 'people.manage' },
  { path: '/desk/settings', name: 'Settings', needs: 'settings.change' },
  { path: '/desk/mail', name: 'Outgoing mail', needs: 'letters.read' },
  { path: '/desk/spam-keys', name: 'Filter keys', needs: 'filter-keys.manage' },
  { path: '/desk/audit', name: 'Record', needs: 'audit.read' },
];

interface DeskPage {
  readonly title: string;
  readonly status?: Problem['status'];
  /** Names of islands. */
  readonly scripts?: readonly string[];
  /** Wider than a column of text: lists and forms with a side. */
  readonly wide?: boolean;
  /** Who wrote the one comment that was decided about a moment ago. */
  readonly author?: string | undefined;
}

/** A page of the desk, with the way to its rooms. */
export function deskPage(visit: Visit, head: DeskPage, body: VNode): Response {
  return answer(
    visit,
    head,
    <Desk staff={visit.staff} paper={visit.c.var.paper.name} path={visit.c.req.path}>
      <main id="main" class={head.wide ? 'wide' : undefined} tabindex={-1}>
        <h1>{head.title}</h1>
        <FlashNote query={visit.c.req.query()} author={head.author} />
        {body}
      </main>
    </Desk>,
  );
}

/** A page of the desk for somebody who is not signed in. */
export function doorPage(visit: OpenVisit, head: DeskPage, body: VNode): Response {
  return answer(
    visit,
    head,
    <div class="desk door">
      <header class="desk-head">
        <a class="desk-paper" href="/">
          {visit.c.var.paper.name}
        </a>
        <span class="desk-name">Desk</span>
      </header>
      <main id="main">
        <h1>{head.title}</h1>
        <FlashNote query={visit.c.req.query()} />
        {body}
      </main>
    </div>,
  );
}

function answer({ c }: OpenVisit, head: DeskPage, body: VNode): Response {
  const { title, scripts = [], status = 200 } = head;
  return page(
    c,
    {
      title: `${title} · Desk`,
      robots: 'noindex',
      styles: ['desk.css'],
      scripts: scripts.map((name) => `${name}.js`),
      frame: ({ children }) => <>{children}</>,
    },
    body,
    status,
  );
}

function Desk(props: { staff: SignedIn; paper: string; path: string; children: ComponentChildren }) {
  const { staff, paper, path } = props;
  const rooms = ROOMS.filter((room) => can(staff.role, room.needs));
  return (
    <div class="desk">
      <a class="skip-link" href="#main">
        Skip to the text
      </a>
      <header class="desk-head">
        <a class="desk-paper" href="/">
          {paper}
        </a>
        <span class="desk-name">Desk</span>
        <div class="desk-me">
          <a href="/desk/account" aria-current={path === '/desk/account' ? 'page' : undefined}>
            {staff.name}
          </a>
          <ActionButton action="/desk/sign-out">Sign out</ActionButton>
        </div>
      </header>
      <nav class="desk-rooms" aria-label="Desk">
        {rooms.map((room) => (
          <a key={room.path} href={room.path} aria-current={isHere(path, room.path) ? 'page' : undefined}>
            {room.name}
          </a>
        ))}
      </nav>
      {props.children}
    </div>
  );
}

function isHere(path: string, room: string): boolean {
  return path === room || (room !== '/desk' && path.startsWith(`${room}/`));
}
