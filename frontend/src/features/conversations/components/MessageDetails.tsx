import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { apiUrl } from "@/api/client";
import type { Message, Person } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Details } from "@/ui/records/Details";
import classes from "./message.module.css";

function People({ people }: { people: readonly Person[] }) {
  return (
    <ul className={classes.people}>
      {people.map(({ name, address }) => (
        <li key={address}>
          {name ? (
            <>
              <bdi>{name}</bdi>{" "}
            </>
          ) : null}
          <bdi className={classes.address}>{address}</bdi>
        </li>
      ))}
    </ul>
  );
}

const list = (people: readonly Person[]) => (people.length > 0 ? <People people={people} /> : null);

const MessageId = ({ header }: { header: string }) => <code dir="ltr">{header}</code>;

/** Everybody whom a mail names, its exact time, and its source. */
export function MessageDetails({ message }: { message: Message }) {
  const { t } = useLingui();
  const format = useFormats();
  const header = message.message_id_header;
  const source = apiUrl(`/messages/${message.id}/raw`);
  return (
    <div className={classes.details}>
      <Details
        rows={[
          [t`From`, list([message.from])],
          [t`To`, list(message.to)],
          [t`Cc`, list(message.cc)],
          [t`Bcc`, list(message.bcc)],
          [t`Reply to`, list(message.reply_to)],
          [t`Sent`, format.full(message.sent_at)],
          [t`Received`, format.full(message.received_at)],
          [t`Message ID`, header ? <MessageId key="id" header={header} /> : null],
          [
            t`Original`,
            <Anchor key="source" href={source} download={`${message.id}.eml`} inherit>
              <Trans>Download as .eml</Trans>
            </Anchor>,
          ],
        ]}
      />
    </div>
  );
}
