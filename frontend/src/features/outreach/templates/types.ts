import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type TemplateRow = Schemas["TemplateRow"];
export type Template = Schemas["TemplateView"];
export type Version = Schemas["LanguageVersion"];
export type LanguageMark = Schemas["LanguageMark"];
export type Problem = Schemas["TemplateProblem"];
export type Rendered = Schemas["Rendered"];
export type Revision = Schemas["TemplateRevisionView"];
export type Fields = Schemas["TemplateFields"];
export type Field = Schemas["TemplateField"];
export type Manner = Schemas["MannerView"];
export type TemplateResult = Schemas["TemplateResult"];
export type MissingVersions = Schemas["MissingVersions"];
export type Given = Record<string, Record<string, unknown>>;

/** A language's text as it is being written. */
export interface Text {
  subject: string;
  /** What lists of mail show after the subject. */
  preheader: string;
  html: string;
}
