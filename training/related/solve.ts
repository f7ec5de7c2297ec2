/** Solves a small positive system by Gaussian elimination with pivoting. */
export function solve(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  const size = vector.length;
  const rows: Float64Array[] = matrix.map((row, i) => Float64Array.from([...row, vector[i] as number]));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot] as Float64Array, rows[column] as Float64Array];
    const top = rows[column] as Float64Array;
    for (let row = column + 1; row < size; row++) {
      const line = rows[row] as Float64Array;
      const factor = (line[column] as number) / (top[column] as number);
      for (let k = column; k <= size; k++) line[k] = (line[k] as number) - factor * (top[k] as number);
    }
  }
  const answer = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    const line = rows[row] as Float64Array;
    let sum = line[size] as number;
    for (let k = row + 1; k < size; k++) sum -= (line[k] as number) * (answer[k] as number);
    answer[row] = sum / (line[row] as number);
  }
  return answer;
}

/** The lower half was filled in; the upper one mirrors it. */
export function mirror(matrix: readonly Float64Array[]): void {
  matrix.forEach((row, i) => {
    for (let j = 0; j < i; j++) (matrix[j] as Float64Array)[i] = row[j] as number;
  });
}
