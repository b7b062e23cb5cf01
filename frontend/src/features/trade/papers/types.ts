import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type PaperRow = Schemas["PaperRow"];
export type PaperKind = PaperRow["kind"];
/** What is derived from an order as it stands: notes are issued beside its money. */
export type OrderPaper = Schemas["PaperWish"]["kind"];
export type PaperLanguage = PaperRow["languages"][number];
export type Contradiction = Schemas["Contradiction"];
export type OrderPapersView = Schemas["OrderPapers"];
export type Layout = Schemas["Layout"];
export type PaperSettings = Schemas["PaperSettings"];
export type Account = Schemas["Account"];
export type Firm = Schemas["Firm"];
export type Party = Schemas["Party"];
export type Extras = Schemas["Extras"];
