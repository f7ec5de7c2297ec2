/** Does the work when all that was handed in before it has ended; resolves and fails as the work does. */
type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A queue whose pieces of work run one after another, in the order in which they were handed in. Work that fails, or throws
 * before its first wait, fails for whoever handed it in, and the next runs all the same. Of work that has ended nothing is kept,
 * neither its promise nor what it resolved to. There is no limit to how many wait.
 */
export function oneAtATime(): OneAtATime {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.then(ended, ended);
    return mine;
  };
}

function ended(): void {
  // How it ended is the affair of whoever handed it in.
}
