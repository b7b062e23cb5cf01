interface CookieStore {
  get: (name: string) => Promise<{ value: string } | null>;
}

/** The token that writes carry; null where the browser shows workers no cookies. */
export async function token(): Promise<string | null> {
  const { cookieStore } = globalThis as { cookieStore?: CookieStore };
  const found = await cookieStore?.get("lading_csrf");
  return found ? decodeURIComponent(found.value) : null;
}
