/** A number with its noun: “1 job”, “1,204 jobs”. */
export function howMany(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}
