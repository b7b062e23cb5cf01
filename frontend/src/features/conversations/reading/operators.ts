import { msg } from "@lingui/core/macro";

/** What may be typed into the search box beside words, with an example of each. */
export const OPERATORS = [
  { insert: "from:", example: "from:ana", label: msg`Who wrote` },
  { insert: "to:", example: "to:sales", label: msg`Who it was sent to` },
  { insert: "cc:", example: "cc:omar", label: msg`Who got a copy` },
  { insert: "subject:", example: "subject:invoice", label: msg`Words of the subject` },
  { insert: "has:attachment", example: "has:attachment", label: msg`With attachments` },
  { insert: "filename:", example: "filename:packing", label: msg`Name of a file` },
  { insert: "after:", example: "after:2026-03-05", label: msg`From this day on; 7d for the last seven days` },
  { insert: "before:", example: "before:2026-03", label: msg`Before this day, month or year` },
  { insert: "in:", example: "in:sales", label: msg`In a mailbox or folder` },
  { insert: "company:", example: "company:anadolu", label: msg`With people of a company` },
  { insert: "is:unread", example: "is:unread", label: msg`Not read by you yet` },
  { insert: '"', example: '"pro forma"', label: msg`Exactly these words in a row` },
  { insert: "-", example: "-draft", label: msg`Without this word` },
] as const;

/** A term of a search: what the box shows as a chip, and what is left without it. */
export interface Chip {
  text: string;
  rest: string;
}

const TERM = /-?(?:[^\s:："“”]+[:：])?(?:["“”][^"“”]*["“”]?|[^\s"“”]+)/gu;
const OPERATOR = /^-|^[^\s:："“”]+[:：].|^["“”]/u;

/** The terms of a search that are more than words, each to be taken away by itself. */
export function chipsOf(q: string): Chip[] {
  return [...q.matchAll(TERM)]
    .filter(([term]) => OPERATOR.test(term) && term.length > 1)
    .map((match) => ({
      text: match[0],
      rest: `${q.slice(0, match.index)}${q.slice(match.index + match[0].length)}`.replace(/\s+/g, " ").trim(),
    }));
}

/** The search with an operator put behind it, ready for its value. */
export const withOperator = (q: string, insert: string): string => {
  const lead = q && !/\s$/.test(q) ? `${q} ` : q;
  return `${lead}${insert}`;
};
