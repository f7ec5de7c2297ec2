interface Places {
  /** Path of the source, from the file that starts it. */
  readonly source: string;
  /** Path in the built program, where all entry points stand side by side under the names of `bin/build.mjs`. */
  readonly built: string;
}

/**
 * The address of what runs as a thread or a process of its own, whether the paper runs from its source or as the built program.
 * Nobody looks whether it is there: starting it fails otherwise.
 * @param starter `import.meta.url` of the file that starts it.
 */
export function entryPoint(starter: string, { source, built }: Places): URL {
  return new URL(starter.endsWith('.ts') ? source : built, starter);
}
