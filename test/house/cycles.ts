/** One shortest circle for each group of nodes that reach one another. Edges to nodes that are not in the graph are nothing. */
export function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const known = new Set<string>();
  for (const start of graph.keys()) {
    if (known.has(start)) continue;
    const circle = shortestWayBack(graph, start);
    if (!circle) continue;
    for (const node of circle) known.add(node);
    found.push(circle);
  }
  return found;
}

function shortestWayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const waiting = [start];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift())
    for (const next of graph.get(node) ?? []) {
      if (next === start) return wayTo(node, { start, cameFrom });
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      waiting.push(next);
    }
  return undefined;
}

function wayTo(
  end: string,
  { start, cameFrom }: { start: string; cameFrom: ReadonlyMap<string, string> },
): string[] {
  const way = [end];
  for (let node = end; node !== start; way.unshift(node)) node = cameFrom.get(node) ?? start;
  return way;
}
