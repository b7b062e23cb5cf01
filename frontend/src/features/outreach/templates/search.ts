import { flag, oneOf, text } from "@/lib/search";

/** The state of the list that is in its URL. `folder` is empty for templates in no folder. */
export interface TemplatesSearch {
  q?: string;
  folder?: string;
  archived?: true;
  view?: "report" | "ready" | "letters";
}

/** The state of one template's page: the language beside the source, whose letter is shown, which history. */
export interface TemplateSearch {
  language?: string;
  contact?: string;
  history?: string;
  panel?: "results";
}

type Search = Record<string, unknown>;

export const templatesSearch = (search: Search): TemplatesSearch => ({
  q: text(search, "q"),
  folder: text(search, "folder"),
  archived: flag(search, "archived"),
  view: oneOf(search, "view", ["report", "ready", "letters"]),
});

export const templateSearch = (search: Search): TemplateSearch => ({
  language: text(search, "language"),
  contact: text(search, "contact"),
  history: text(search, "history"),
  panel: oneOf(search, "panel", ["results"]),
});
