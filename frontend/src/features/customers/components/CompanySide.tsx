import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Anchor } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "@/api/session";
import type { CompanyFile } from "@/api/types";
import { Block } from "@/ui/shell/Block";
import { Merges } from "../duplicates/Merges";
import { SplitForm } from "../splitting/SplitForm";
import { Splits } from "../splitting/Splits";
import { CompanyAbout } from "./CompanyAbout";
import classes from "./customers.module.css";
import { People } from "./People";
import { Relations } from "./Relations";
import { Requests } from "./Requests";

interface Props {
  company: CompanyFile;
  onHistory: (field: string) => void;
}

/** What a company is and who works there. */
export function CompanySide({ company, onHistory }: Props) {
  const { people, contacts_count: count, id } = company;
  const { t } = useLingui();
  const mayEdit = useMay("companies.write") && !company.archived_at;
  const [splitting, setSplitting] = useState(false);
  return (
    <>
      <Block title={<Trans>About</Trans>}>
        <CompanyAbout company={company} onHistory={onHistory} />
        <Merges id={id} />
        <Splits company={id} />
      </Block>
      <Block
        title={<Trans>People</Trans>}
        action={
          <span className={classes.actions}>
            {count > people.length ? (
              <Anchor
                renderRoot={(props) => <Link to="/contacts" search={{ company: id }} {...props} />}
                size="xs"
              >
                <Plural value={count} one="# contact" other="All # contacts" />
              </Anchor>
            ) : null}
            {mayEdit && people.length > 0 && !splitting ? (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t`Some belong to another company`}
                title={t`Some belong to another company`}
                onClick={() => setSplitting(true)}
              >
                <IconArrowsSplit2 size={15} aria-hidden />
              </ActionIcon>
            ) : null}
          </span>
        }
      >
        {splitting ? (
          <SplitForm company={id} onDone={() => setSplitting(false)} />
        ) : people.length > 0 ? (
          <People people={people} company={id} />
        ) : (
          <p className={classes.nothing}>
            <Trans>Nobody yet. Whoever writes from their domain appears here.</Trans>
          </p>
        )}
      </Block>
      <Requests subject="company" id={id} />
      <Relations company={id} />
    </>
  );
}
