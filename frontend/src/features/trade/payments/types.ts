import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Payment = Schemas["PaymentView"];
export type OrderMoneyView = Schemas["OrderMoney"];
export type Due = Schemas["DueView"];
export type OpenLine = Schemas["OpenLine"];
export type AgeingRow = Schemas["Ageing"];
export type AgeingReport = Schemas["AgeingReport"];
export type OwedLine = Schemas["OwedLine"];
export type CreditView = Schemas["Credit"];
export type Letter = Schemas["LcView"];
export type LetterFields = Schemas["LcFields"];
export type Drawing = Schemas["LcDrawing"];
export type AccountNote = Schemas["AccountNoteView"];
export type LateBucket = "not_due" | "to_30" | "to_60" | "to_90" | "over_90";
