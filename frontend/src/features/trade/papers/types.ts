import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type PaperRow = Schemas["PaperRow"];
export type PaperKind = PaperRow["kind"];
export type PaperLanguage = PaperRow["languages"][number];
export type Contradiction = Schemas["Contradiction"];
export type OrderPapersView = Schemas["OrderPapers"];
export type Layout = Schemas["Layout"];
export type PaperSettings = Schemas["PaperSettings"];
export type Account = Schemas["Account"];
export type Party = Schemas["Party"];
export type Extras = Schemas["Extras"];
