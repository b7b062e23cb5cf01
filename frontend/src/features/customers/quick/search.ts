import { oneOf, text } from "@/lib/search";
import type { Recent } from "@/offline/recent";

const KINDS = ["company", "contact"] as const;

/** Whom the screen begins with. */
export const quickSearch = (search: Record<string, unknown>): Partial<Recent> => ({
  kind: oneOf(search, "kind", KINDS),
  id: text(search, "id"),
  name: text(search, "name"),
});
