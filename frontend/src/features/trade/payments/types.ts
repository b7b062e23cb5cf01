import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Payment = Schemas["PaymentView"];
export type OrderMoneyView = Schemas["OrderMoney"];
export type Due = Schemas["DueView"];
export type OpenLine = Schemas["OpenLine"];
export type AgeingRow = Schemas["Ageing"];
