import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconArrowsSplit2, IconBuilding, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Contact } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Block } from "@/ui/shell/Block";
import { EmployerForm } from "../splitting/EmployerForm";
import { SplitForm } from "../splitting/SplitForm";
import classes from "./customers.module.css";

/** Where a person works and worked, by their mail. */
export function Employers({ contact }: { contact: Contact }) {
  const { t } = useLingui();
  const format = useFormats();
  const mayEdit = useMay("companies.write") && !contact.archived_at;
  const [moving, setMoving] = useState(false);
  const { data = [] } = useQuery(
    query("/contacts/{contact_id}/employers", { params: { path: { contact_id: contact.id } } }),
  );
  if (data.length === 0 && !mayEdit) return null;
  return (
    <Block
      title={<Trans>Works and worked for</Trans>}
      action={
        mayEdit && !moving ? (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={contact.company ? t`Belongs to another company` : t`Say where they work`}
            title={contact.company ? t`Belongs to another company` : t`Say where they work`}
            onClick={() => setMoving(true)}
          >
            {contact.company ? (
              <IconArrowsSplit2 size={15} aria-hidden />
            ) : (
              <IconPlus size={15} aria-hidden />
            )}
          </ActionIcon>
        ) : null
      }
    >
      {moving && contact.company ? (
        <SplitForm company={contact.company.id} only={contact} onDone={() => setMoving(false)} />
      ) : moving ? (
        <EmployerForm contact={contact} onDone={() => setMoving(false)} />
      ) : null}
      {data.length === 0 && !moving ? (
        <p className={classes.nothing}>
          <Trans>Nobody knows yet where they work.</Trans>
        </p>
      ) : null}
      <ul className={classes.lines}>
        {data.map(({ company, current, since, until, messages }) => {
          const from = since ? format.date(since) : "";
          const to = until ? format.date(until) : "";
          return (
            <li key={company.id}>
              <Link to="/companies/$id" params={{ id: company.id }} className={classes.lineLink}>
                <IconBuilding size={18} stroke={1.5} className={classes.lineIcon} aria-hidden />
                <span className={classes.lineText}>
                  <bdi className={classes.lineMain}>{company.name}</bdi>
                  <span className={classes.lineSub}>
                    {current ? (
                      from ? (
                        <Trans>today; mail since {from}</Trans>
                      ) : (
                        <Trans>today</Trans>
                      )
                    ) : (
                      <Trans>
                        mail from {from} to {to}
                      </Trans>
                    )}
                    {messages > 0 ? (
                      <>
                        {" · "}
                        <Plural value={messages} one="# mail" other="# mails" />
                      </>
                    ) : null}
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}
