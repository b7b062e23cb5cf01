import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { TimeText } from "@/ui/records/TimeText";
import { Block } from "@/ui/shell/Block";
import { type FactSubject, useFacts } from "../hooks/useFacts";
import { Evidence } from "./Evidence";
import classes from "./facts.module.css";
import { REQUEST_FIELDS } from "./fieldKinds";

const FEW = 8;

function useRequests(subject: FactSubject, id: string) {
  const ofCompany = useQuery({
    ...query("/companies/{company_id}/requests", { params: { path: { company_id: id } } }),
    enabled: subject === "company",
  });
  const ofContact = useQuery({
    ...query("/contacts/{contact_id}/requests", { params: { path: { contact_id: id } } }),
    enabled: subject === "contact",
  });
  return subject === "company" ? ofCompany : ofContact;
}

/** What their mails ask for, the newest first, each with the words it stands in. */
export function Requests({ subject, id }: { subject: FactSubject; id: string }) {
  const { i18n } = useLingui();
  const mayEdit = useMay("companies.write");
  const { data, isPending } = useRequests(subject, id);
  const { reject } = useFacts(subject, id);
  const [all, setAll] = useState(false);
  const rows = data ?? [];
  // A person without requests needs no empty box.
  if (subject === "contact" && rows.length === 0) return null;
  const labels = new Map<string, string>(REQUEST_FIELDS.map(({ name, label }) => [name, i18n._(label)]));
  return (
    <Block title={<Trans>Asked for</Trans>}>
      {isPending ? <TextSkeleton lines={3} /> : null}
      {!isPending && rows.length === 0 ? (
        <p className={classes.none}>
          <Trans>Products, quantities and terms that their mails ask for will be here.</Trans>
        </p>
      ) : null}
      <ul className={classes.asked}>
        {rows.slice(0, all ? undefined : FEW).map((fact) => (
          <li key={fact.id}>
            <span className={classes.askedWhat}>{labels.get(fact.field) ?? fact.field}</span>
            <Evidence fact={fact} onReject={mayEdit ? () => reject(fact) : undefined}>
              <bdi>{fact.value}</bdi>
            </Evidence>
            {fact.last_at ? (
              <span className={classes.askedWhen}>
                <TimeText instant={fact.last_at} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {rows.length > FEW && !all ? (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          <Trans>Show all</Trans>
        </Button>
      ) : null}
    </Block>
  );
}
