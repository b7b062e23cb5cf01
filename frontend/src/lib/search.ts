/** Readers of URL search parameters. What is missing or malformed reads as undefined and leaves the URL. */
type Search = Record<string, unknown>;

export const text = (search: Search, key: string): string | undefined => {
  const value = search[key];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
};

export const oneOf = <Value extends string>(
  search: Search,
  key: string,
  values: readonly Value[],
): Value | undefined => values.find((value) => value === search[key]);

export const flag = (search: Search, key: string): true | undefined =>
  search[key] === true || search[key] === "true" ? true : undefined;

/** A path within this app to go to later. Anything that could lead elsewhere reads as undefined. */
export const ownPath = (search: Search, key: string): string | undefined => {
  const value = text(search, key);
  return value?.startsWith("/") && !/^\/[/\\]/.test(value) ? value : undefined;
};
