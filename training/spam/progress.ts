/** A line that says what is done and how far; silent when nobody is looking. */
export function bar(title: string): (what: string, done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (what, done) => {
    const full = Math.round(done * 30);
    process.stderr.write(
      `\r${title} [${'█'.repeat(full)}${'·'.repeat(30 - full)}] ${what.padEnd(44).slice(0, 44)}`,
    );
  };
}
