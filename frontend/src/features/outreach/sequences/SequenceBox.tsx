import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconTimeline } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { Block } from "@/ui/shell/Block";
import { EnrolmentRow } from "./Enrolments";
import classes from "./sequences.module.css";

interface Props {
  company?: string;
  contact?: string;
  /** What letters of another sequence are to speak of. */
  deal?: string;
}

/** The sequences that a customer is or was in, and the door to another one. */
export function SequenceBox({ company, contact, deal }: Props) {
  const navigate = useNavigate();
  const mayWrite = useMay("conversations.write");
  const { data } = useQuery(
    query("/sequence-enrolments", {
      params: { query: { company_id: company, contact_id: contact, limit: 5 } },
    }),
  );
  const rows = data?.items ?? [];
  const door = mayWrite ? (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconTimeline size={14} aria-hidden />}
      onClick={() =>
        void navigate({
          to: "/sequences/enrol",
          search: { ...(contact ? { contacts: contact } : { companies: company }), deal },
        })
      }
    >
      <Trans>Put into a sequence</Trans>
    </Button>
  ) : null;
  return (
    <Block title={<Trans>Sequences</Trans>} action={door}>
      {rows.length > 0 ? (
        <ul className={classes.people}>
          {rows.map((row) => (
            <EnrolmentRow key={row.id} row={row} named />
          ))}
        </ul>
      ) : null}
    </Block>
  );
}
