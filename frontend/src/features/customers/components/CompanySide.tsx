import { Plural, Trans } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { CompanyFile } from "@/api/types";
import { Block } from "@/ui/shell/Block";
import { Merges } from "../duplicates/Merges";
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
  return (
    <>
      <Block title={<Trans>About</Trans>}>
        <CompanyAbout company={company} onHistory={onHistory} />
        <Merges id={id} />
      </Block>
      <Block
        title={<Trans>People</Trans>}
        action={
          count > people.length ? (
            <Anchor
              renderRoot={(props) => <Link to="/contacts" search={{ company: id }} {...props} />}
              size="xs"
            >
              <Plural value={count} one="# contact" other="All # contacts" />
            </Anchor>
          ) : null
        }
      >
        {people.length > 0 ? (
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
