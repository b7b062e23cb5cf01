import { Plural, Trans } from "@lingui/react/macro";
import { IconBuilding } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { Block } from "@/ui/shell/Block";
import classes from "./customers.module.css";

/** Where a person works and worked, by their mail. */
export function Employers({ contact }: { contact: string }) {
  const format = useFormats();
  const { data } = useQuery(
    query("/contacts/{contact_id}/employers", { params: { path: { contact_id: contact } } }),
  );
  if (!data || data.length === 0) return null;
  return (
    <Block title={<Trans>Works and worked for</Trans>}>
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
