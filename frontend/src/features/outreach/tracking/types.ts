import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Suppression = Schemas["SuppressionView"];
export type Tracking = Schemas["MessageTracking"];
export type Hit = Schemas["HitView"];
export type TrackedRecipient = Schemas["RecipientStatus"];
export type Policy = Schemas["PolicyView"];
export type Mode = Policy["elsewhere"];
export type Consent = Schemas["ConsentView"];
export type Plan = Schemas["Plan"];
export type SendingDomain = Schemas["DomainView"];
export type Finding = Schemas["Finding"];
