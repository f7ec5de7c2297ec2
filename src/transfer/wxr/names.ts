const WORDPRESS = /^https?:\/\/wordpress\.org\/export\/[\d.]+(\/excerpt)?\/?$/;
const OTHERS: Readonly<Record<string, string>> = {
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://wellformedweb.org/CommentAPI/': 'wfw',
};

type Scope = ReadonlyMap<string, string>;

/**
 * Element names with the prefixes everybody writes (`wp:`, `content:`, `excerpt:`, `dc:`), whatever prefix the file binds to
 * those namespaces. A prefix bound to something else is `other:`; one never bound is believed, as WordPress does.
 */
export function nameScopes() {
  const scopes: Scope[] = [new Map()];
  return {
    enter(name: string, attributes: Readonly<Record<string, string>>): string {
      const declared = Object.keys(attributes).filter((key) => key === 'xmlns' || key.startsWith('xmlns:'));
      const outer = scopes.at(-1) ?? new Map<string, string>();
      const scope = declared.length === 0 ? outer : new Map(outer);
      if (scope !== outer)
        for (const key of declared)
          (scope as Map<string, string>).set(key.slice(6), prefixOf(attributes[key] ?? ''));
      scopes.push(scope);
      const [local = '', prefix = ''] = name.split(':').reverse();
      const known = scope.get(prefix) ?? prefix;
      return known ? `${known}:${local}` : local;
    },
    leave(): void {
      scopes.pop();
    },
  };
}

function prefixOf(address: string): string {
  const wordpress = WORDPRESS.exec(address.trim());
  if (wordpress) return wordpress[1] ? 'excerpt' : 'wp';
  return address.trim() === '' ? '' : (OTHERS[address.trim()] ?? 'other');
}
