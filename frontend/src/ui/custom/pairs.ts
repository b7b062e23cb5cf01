/** Filters by the tenant's own fields as they stand in a URL: "grade=a&score.min=3". */
export type Pairs = readonly (readonly [name: string, value: string])[];

export const readPairs = (text: string | undefined): Pairs => [...new URLSearchParams(text ?? "")];

export const writePairs = (pairs: Pairs): string | undefined =>
  pairs.length > 0 ? new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString() : undefined;

/** The same as the API takes it. */
export const asked = (text: string | undefined): string[] | undefined => {
  const pairs = readPairs(text);
  return pairs.length > 0 ? pairs.map(([name, value]) => `${name}=${value}`) : undefined;
};
