import { Link } from "@tanstack/react-router";
import type { Contact } from "@/api/types";
import { Country } from "@/ui/records/Country";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import classes from "./customers.module.css";

/** Where a person works and what time it is there. */
export function ContactMeta({ contact }: { contact: Contact }) {
  const { company, local_time } = contact;
  return (
    <div className={classes.meta}>
      {company ? (
        <Link to="/companies/$id" params={{ id: company.id }}>
          <bdi>{company.name}</bdi>
        </Link>
      ) : null}
      {company?.country ? <Country code={company.country} /> : null}
      {local_time ? <LocalTimeText value={local_time} /> : null}
    </div>
  );
}
