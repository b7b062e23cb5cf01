import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Lead = Schemas["LeadView"];
export type LeadFile = Schemas["LeadFile"];
export type LeadRule = Schemas["LeadRuleView"];
export type LeadRuleGiven = Schemas["LeadRuleGiven"];
export type LeadTrial = Schemas["LeadTrial"];
export type LeadForm = Schemas["LeadFormView"];
export type LeadFormGiven = Schemas["LeadFormGiven"];
export type FormField = Schemas["FormField"];
export type Submission = Schemas["SubmissionView"];
