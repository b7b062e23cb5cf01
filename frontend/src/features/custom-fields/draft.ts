import type { components } from "@/api/schema";
import type { CustomField, CustomKind, FieldObject } from "@/ui/custom/form";

export type Option = components["schemas"]["CustomOption"];

/** A field while it is edited. */
export interface FieldDraft extends Record<string, unknown> {
  kind: CustomKind;
  key: string;
  labels: Record<string, string>;
  help: Record<string, string>;
  options: Option[];
  many: boolean;
  required: CustomField["required"];
  stages: string[];
  unique: boolean;
  default: unknown;
  minimum: string;
  maximum: string;
  decimals: string;
  pattern: string;
  target: FieldObject;
}

export const draftOf = (field?: CustomField): FieldDraft => ({
  kind: field?.kind ?? "text",
  key: field?.key ?? "",
  labels: field?.labels ?? {},
  help: field?.help ?? {},
  options: field?.options ?? [],
  many: field?.many ?? false,
  required: field?.required ?? "never",
  stages: field?.stages ?? [],
  unique: field?.unique ?? false,
  default: field?.default ?? null,
  minimum: field?.minimum ?? "",
  maximum: field?.maximum ?? "",
  decimals: field?.decimals == null ? "" : String(field.decimals),
  pattern: field?.pattern ?? "",
  target: field?.target ?? "company",
});

const BOUNDED = new Set<CustomKind>(["text", "long_text", "number", "money", "date"]);
export const isBounded = ({ kind, many }: FieldDraft): boolean => BOUNDED.has(kind) || many;
export const canBeUnique = ({ kind }: FieldDraft): boolean =>
  kind === "text" || kind === "number" || kind === "date";
export const canHaveDefault = ({ kind, unique }: FieldDraft): boolean =>
  !unique && kind !== "user" && kind !== "reference" && kind !== "file";

const trimmed = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim()));

/** The rules as the API takes them; what the kind does not know is left out. */
export const rulesOf = (draft: FieldDraft) => ({
  labels: trimmed(draft.labels),
  help: trimmed(draft.help),
  options: draft.kind === "choice" ? draft.options : [],
  many: draft.kind === "choice" && draft.many,
  required: draft.required,
  stages: draft.required === "stages" ? draft.stages : [],
  unique: canBeUnique(draft) && draft.unique,
  default: canHaveDefault(draft) ? draft.default : null,
  minimum: (isBounded(draft) && draft.minimum.trim()) || null,
  maximum: (isBounded(draft) && draft.maximum.trim()) || null,
  decimals:
    (draft.kind === "number" || draft.kind === "money") && draft.decimals.trim()
      ? Number(draft.decimals)
      : null,
  pattern: (draft.kind === "text" && draft.pattern.trim()) || null,
});

/** A key for a new option: its label's letters, and a number where another has it. */
export function optionKey(label: string, taken: readonly string[]): string {
  const base =
    label
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 50) || "option";
  let key = base;
  for (let number = 2; taken.includes(key); number += 1) key = `${base}-${number}`;
  return key;
}

/** The field as a form shows it, for the preview. */
export const previewOf = (draft: FieldDraft, of: FieldObject, label: string, hint: string): CustomField => ({
  ...rulesOf(draft),
  id: "preview",
  object: of,
  key: "preview",
  kind: draft.kind,
  label,
  hint,
  target: draft.target,
  position: 0,
  mode: "normal",
  used: null,
  archived_at: null,
  version: 1,
});
