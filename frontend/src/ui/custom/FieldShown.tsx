import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Badge } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Money } from "../records/Money";
import classes from "./custom.module.css";
import type { CustomField } from "./form";
import { dayText, numberText, useOptionLabel } from "./labels";

interface Props {
  field: CustomField;
  value: unknown;
}

interface Pointer {
  id: string;
  name: string | null;
}

const PAGES = {
  company: "/companies/$id",
  contact: "/contacts/$id",
  deal: "/deals/$id",
  product: "/products/$id",
  quote: "/quotes/$id",
  order: "/orders/$id",
  shipment: "/shipments/$id",
} as const;

function Option({ field, chosen }: { field: CustomField; chosen: string }) {
  const label = useOptionLabel(field);
  const option = field.options.find(({ key }) => key === chosen);
  return (
    <Badge variant="light" color={option?.color ?? "gray"} tt="none" fw={500}>
      <bdi>{label(chosen)}</bdi>
    </Badge>
  );
}

/** A value of one of the tenant's own fields, as it reads in a record or a list. */
export function FieldShown({ field, value }: Props) {
  const { i18n } = useLingui();
  if (value === undefined || value === null) return null;
  switch (field.kind) {
    case "number":
      return <bdi className={classes.number}>{numberText(String(value), i18n.locale)}</bdi>;
    case "money": {
      const { amount, currency } = value as { amount: string; currency: string };
      return <Money amount={amount} currency={currency} />;
    }
    case "date":
      return <span className={classes.number}>{dayText(String(value), i18n.locale)}</span>;
    case "choice":
      return (
        <span className={classes.chips}>
          {(Array.isArray(value) ? (value as string[]) : [String(value)]).map((each) => (
            <Option key={each} field={field} chosen={each} />
          ))}
        </span>
      );
    case "yes_no":
      return value ? <Trans>Yes</Trans> : <Trans>No</Trans>;
    case "user":
      return <bdi>{(value as Pointer).name ?? "—"}</bdi>;
    case "reference": {
      const { id, name } = value as Pointer;
      if (name === null) return <Trans>A record that you do not see</Trans>;
      const target = field.target ?? "company";
      // A payment has no page of its own: it opens beside the list.
      return (
        <Anchor
          inherit
          renderRoot={(props) =>
            target === "payment" ? (
              <Link to="/payments" search={{ open: id }} {...props} />
            ) : (
              <Link to={PAGES[target]} params={{ id }} {...props} />
            )
          }
        >
          <bdi>{name}</bdi>
        </Anchor>
      );
    }
    case "file": {
      const { id, name } = value as Pointer;
      return (
        <Anchor inherit href={`/api/v1/custom-fields/files/${id}`} download>
          <bdi>{name}</bdi>
        </Anchor>
      );
    }
    default:
      return <span dir="auto">{String(value)}</span>;
  }
}
