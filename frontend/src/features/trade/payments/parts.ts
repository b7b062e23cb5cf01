import type { components } from "@/api/schema";
import type { OpenLine, Payment } from "./types";

type PartInput = components["schemas"]["PartInput"];

/** What of a payment goes to a line: in the payment's currency, and what that settles in the line's. */
export interface Given {
  paid: string;
  settles: string;
}

const NOTHING: Given = { paid: "", settles: "" };
const plain = (amount: string) => (Number(amount) > 0 ? String(Number(amount)) : "");

/** What the server proposes for a line. */
export const proposed = (line: OpenLine): Given => ({
  paid: plain(line.money_paid),
  settles: plain(line.money),
});

/** What lines get of a payment now; what names no line of its order stands on the first one. */
export function startOf(payment: Payment, lines: OpenLine[]): Record<string, Given> {
  const given: Record<string, Given> = {};
  for (const part of payment.parts.filter(({ kind }) => kind === "money")) {
    const line =
      lines.find((each) => each.due_line_id === part.due_line_id) ??
      lines.find((each) => each.order_id === part.order_id);
    if (!line) continue;
    const before = given[line.due_line_id] ?? NOTHING;
    given[line.due_line_id] = {
      paid: plus(before.paid, part.amount),
      settles: plus(before.settles, part.settles),
    };
  }
  return given;
}

/** The parts that a form gives lines. */
export const moneyParts = (lines: OpenLine[], given: (line: OpenLine) => Given): PartInput[] =>
  lines
    .filter((line) => Number(given(line).paid) > 0 && Number(given(line).settles) > 0)
    .map((line) => ({
      order_id: line.order_id,
      due_line_id: line.due_line_id,
      kind: "money" as const,
      settles: given(line).settles.trim(),
      amount: given(line).paid.trim(),
    }));

/** The charges that a proposal has us bear. */
export const chargeParts = (lines: OpenLine[]): PartInput[] =>
  lines
    .filter((line) => Number(line.charge) > 0)
    .map((line) => ({
      order_id: line.order_id,
      due_line_id: line.due_line_id,
      kind: "bank_charge" as const,
      settles: line.charge,
      amount: line.charge_paid,
    }));

/** Sums without the dust of binary fractions. */
export const plus = (one: string, other: string): string =>
  String(Math.round((Number(one) + Number(other)) * 10_000) / 10_000);
