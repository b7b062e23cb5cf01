import { Trans, useLingui } from "@lingui/react/macro";
import classes from "./trade.module.css";
import { FIELD_NAMES } from "./words";

interface Field {
  field: string;
  before: string | null;
  after: string | null;
}

interface Props {
  difference: {
    fields: Field[];
    lines: { name: string; sku: string | null; change: string; fields: Field[] }[];
  };
}

/** What two states of a paper have differently: what was, struck through, and what is. */
export function DifferenceList({ difference }: Props) {
  const { t } = useLingui();
  const changes: Record<string, string> = { added: t`new`, removed: t`dropped` };
  if (difference.fields.length === 0 && difference.lines.length === 0) {
    return (
      <p className={classes.muted}>
        <Trans>Nothing differs.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {difference.fields.map((field) => (
        <Told key={field.field} field={field} />
      ))}
      {difference.lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may have one name
        <li key={`${line.sku} ${line.name} ${place}`}>
          <strong dir="auto">{line.name}</strong>{" "}
          <span className={classes.muted}>{changes[line.change] ?? ""}</span>
          {line.change === "changed" ? (
            <ul className={classes.list}>
              {line.fields.map((field) => (
                <Told key={field.field} field={field} />
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Told({ field }: { field: Field }) {
  const { i18n } = useLingui();
  const name = FIELD_NAMES[field.field];
  return (
    <li>
      {name ? i18n._(name) : field.field}:{" "}
      {field.before ? <del className={classes.was}>{field.before}</del> : null}{" "}
      <ins style={{ textDecoration: "none" }}>{field.after ?? "—"}</ins>
    </li>
  );
}
