import { oneOf, text } from "@/lib/search";

export interface UsersSearch {
  tab?: "invitations" | "teams";
  /** The record in the side panel, or "new" for the form. */
  open?: string;
}

export const usersSearch = (search: Record<string, unknown>): UsersSearch => ({
  tab: oneOf(search, "tab", ["invitations", "teams"]),
  open: text(search, "open"),
});

export const openSearch = (search: Record<string, unknown>): Pick<UsersSearch, "open"> => ({
  open: text(search, "open"),
});
