import { oneOf, text } from "@/lib/search";

/** Which kind of records is looked through, and the group that is open. */
export interface DuplicatesSearch {
  kind?: "company" | "contact";
  group?: string;
}

export const duplicatesSearch = (search: Record<string, unknown>): DuplicatesSearch => ({
  kind: oneOf(search, "kind", ["company", "contact"]),
  group: text(search, "group"),
});
