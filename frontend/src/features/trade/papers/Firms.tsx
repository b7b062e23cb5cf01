import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { StatusText } from "@/ui/records/StatusText";
import { Section } from "@/ui/shell/Section";
import { FirmForm } from "./FirmForm";
import classes from "./papers.module.css";
import type { Firm } from "./types";

/** The firms that we sell as: the main one speaks where a quote or an order names none. */
export function Firms({ firms, mayChange }: { firms: Firm[]; mayChange: boolean }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<string | null>(firms.length === 0 ? "new" : null);
  return (
    <Section
      title={t`Firms that you sell as`}
      description={t`Banks compare names letter by letter. Quotes and orders name the main firm unless they say another one.`}
      action={
        mayChange && open === null ? (
          <Button size="xs" variant="default" onClick={() => setOpen("new")}>
            <Trans>Add a firm</Trans>
          </Button>
        ) : null
      }
    >
      <div className={classes.stack}>
        {firms.length > 0 ? (
          <ul className={classes.list} aria-label={t`Firms that you sell as`}>
            {firms.map((firm) => (
              <li key={firm.id} className={classes.row}>
                <bdi className={classes.name}>{firm.label}</bdi>
                <span className={classes.muted}>
                  <bdi>{firm.party.name}</bdi>
                  {firm.party.native_name ? (
                    <>
                      {" · "}
                      <bdi>{firm.party.native_name}</bdi>
                    </>
                  ) : null}
                  {firm.code ? (
                    <>
                      {" · "}
                      <Trans>
                        numbers begin with <bdi dir="ltr">{firm.code}-</bdi>
                      </Trans>
                    </>
                  ) : null}
                </span>
                {firm.main ? <StatusText tone="ok">{t`Main firm`}</StatusText> : null}
                {firm.active ? null : <StatusText tone="quiet">{t`No longer used`}</StatusText>}
                {mayChange ? (
                  <span className={classes.end}>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={t`Change ${firm.label}`}
                      onClick={() => setOpen(firm.id)}
                    >
                      <Trans>Change</Trans>
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {open && mayChange ? (
          <FirmForm
            key={open}
            firm={firms.find((each) => each.id === open)}
            alone={firms.length === 0}
            onClose={() => setOpen(null)}
          />
        ) : null}
      </div>
    </Section>
  );
}
