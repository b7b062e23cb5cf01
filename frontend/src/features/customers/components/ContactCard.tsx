import type { Contact } from "@/api/types";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./customers.module.css";

/** A person in the list of a phone. */
export function ContactCard({ contact }: { contact: Contact }) {
  return (
    <div className={classes.card}>
      <div className={classes.cardLine}>
        <bdi className={classes.cardName}>{contact.name}</bdi>
        {contact.last_message_at ? (
          <span className={classes.cardEnd}>
            <TimeText instant={contact.last_message_at} as="stamp" />
          </span>
        ) : null}
      </div>
      <div className={classes.cardLine}>
        <bdi className={classes.lineMain}>{contact.company?.name ?? contact.email}</bdi>
        {contact.local_time ? (
          <span className={classes.cardEnd}>
            <LocalTimeText value={contact.local_time} compact />
          </span>
        ) : null}
      </div>
    </div>
  );
}
