/// <reference lib="dom" />
// Keys for the comment queue. They press the buttons that are there; without this file the buttons do the same.

const comments = [...document.querySelectorAll<HTMLElement>('[data-comment]')];
const hint = document.querySelector<HTMLElement>('[data-keys-hint]');
let at = -1;

function go(to: number): void {
  if (comments.length === 0) return;
  at = Math.min(Math.max(to, 0), comments.length - 1);
  comments[at]?.focus();
  comments[at]?.scrollIntoView({ block: 'nearest' });
}

function press(key: string): void {
  const target = (key === 'u' ? document : (comments[at] ?? document)).querySelector<HTMLElement>(
    `[data-key="${key}"]`,
  );
  target?.click();
}

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => go(at + 1),
  k: () => go(at - 1),
  x: () => comments[at]?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click(),
  u: () => press('u'),
  '?': () => {
    if (hint) hint.hidden = !hint.hidden;
  },
};

document.addEventListener('focusin', (event) => {
  const inside = (event.target as HTMLElement).closest<HTMLElement>('[data-comment]');
  if (inside) at = comments.indexOf(inside);
});

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const target = event.target as HTMLElement;
  if (target.matches('input:not([type=checkbox]), textarea, select')) return;
  const decide = ['a', 'r', 's', 'o'].includes(event.key) && at >= 0;
  const action = decide ? () => press(event.key) : KEYS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

if (hint) hint.hidden = comments.length === 0;
// After a decision the page comes back: the next one that waits is at hand.
if (comments.length > 0 && document.querySelector('[data-queue]') && location.search.includes('done=')) go(0);
