import { isProblem } from "@/api/problem";
import { problemTitle } from "@/ui/feedback/problemText";

/** What became of an edit. `conflict` carries the record as somebody else left it. */
export type Saved<Row> =
  | { kind: "saved"; record: Row }
  | { kind: "refused"; message: string }
  | { kind: "conflict"; current: Row };

interface Options<Row extends { version: number }, Change extends object> {
  record: Row;
  change: Change;
  patch: (version: number, change: Change) => Promise<Row>;
  /** The value that a key of the change stands for in the record. */
  valueIn: (record: Row, key: keyof Change & string) => unknown;
  /** The newest state that became known on the way. */
  onNews: (record: Row) => void;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Saves an edit over the version that its author saw. When somebody else changed other fields meanwhile, it is saved
 * over the newer version without a word; when they changed the same field, the author must choose.
 */
export async function saveOver<Row extends { version: number }, Change extends object>(
  options: Options<Row, Change>,
): Promise<Saved<Row>> {
  const { record, change, patch, valueIn, onNews } = options;
  const keys = Object.keys(change) as (keyof Change & string)[];
  try {
    const saved = await patch(record.version, change);
    onNews(saved);
    return { kind: "saved", record: saved };
  } catch (error) {
    if (isProblem(error) && error.isConflict && error.document.current) {
      const current = error.document.current as Row;
      onNews(current);
      const untouched = keys.every((key) => same(valueIn(current, key), valueIn(record, key)));
      const rebased = { ...options, record: current };
      return untouched ? saveOver(rebased) : { kind: "conflict", current };
    }
    const field = isProblem(error)
      ? error.errors.find(({ field }) =>
          keys.some((key) => field.endsWith(key) || field.startsWith(`${key}.`)),
        )
      : null;
    return { kind: "refused", message: field?.message ?? problemTitle(error) };
  }
}
