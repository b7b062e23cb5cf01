import { isProblem } from "@/api/problem";
import { problemAdvice, problemTitle } from "@/ui/feedback/problemText";

export interface FormProblem {
  title: string;
  /** What has no field of its own on this form. */
  lines: string[];
  reference: string | null;
}

const hasPath = (values: unknown, path: string): boolean => {
  let value = values;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null || !(part in value)) return false;
    value = (value as Record<string, unknown>)[part];
  }
  return true;
};

/** The field of a form that a server's path means: itself, or without the record's name ("contact.email"). */
function fieldOf(values: unknown, path: string): string | null {
  // The boxes of the tenant's own fields are there whether or not something was typed.
  if (path.startsWith("custom.") && hasPath(values, "custom")) return path;
  const parts = path.split(".");
  for (let start = 0; start < parts.length; start += 1) {
    const candidate = parts.slice(start).join(".");
    if (hasPath(values, candidate)) return candidate;
  }
  return null;
}

/** Splits a refusal into messages for the fields of this form and a summary of all the rest. */
export function problemToForm(
  error: unknown,
  values: unknown,
): { fields: Record<string, string>; problem: FormProblem } {
  const fields: Record<string, string> = {};
  const lines: string[] = [];
  for (const { field, message } of isProblem(error) ? error.errors : []) {
    const name = fieldOf(values, field);
    if (name) fields[name] = message;
    else lines.push(message);
  }
  if (Object.keys(fields).length === 0 && lines.length === 0) lines.push(problemAdvice(error));
  const reference = isProblem(error) ? error.reference : null;
  return { fields, problem: { title: problemTitle(error), lines, reference } };
}
