import type { Judging } from '#comments';
import type { Background } from '#context';
import type { Auth, SignedIn } from '#people';
import type { Store } from '#store';
import type { Ctx } from '#web';

/** What the desk works with; `app.ts` gives it. */
export interface DeskOptions {
  readonly store: Store;
  readonly auth: Auth;
  /** For trying what would stand under a text. */
  readonly background: Pick<Background, 'tryDraft'>;
  readonly judging: Judging;
  /** The paper's own address, without a slash at its end. */
  readonly origin: string;
  /** The folder with the images. */
  readonly mediaDir: string;
  /** Whether Akismet is asked as well about comments that wait. */
  readonly asksAkismet?: boolean;
  /** Whether letters are sent; if not, they are shown here. */
  readonly sendsMail: boolean;
}

/** One request of somebody who may be anybody. */
export interface OpenVisit extends DeskOptions {
  readonly c: Ctx;
}

/** One request of somebody who is signed in and may do what the route needs. */
export interface Visit extends OpenVisit {
  readonly staff: SignedIn;
}
