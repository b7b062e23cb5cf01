import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Pool = Schemas["PoolView"];
export type PoolCard = Schemas["PoolCard"];
export type PoolCardFile = Schemas["PoolCardFile"];
export type Rule = Schemas["PoolRuleView"];
export type RuleGiven = Schemas["PoolRuleGiven"];
export type Holding = Schemas["HoldingRow"];
export type Move = Schemas["PoolMoveView"];
export type PoolRequest = Schemas["PoolRequestView"];
export type DryRun = Schemas["DryRun"];
