import { Trans } from "@lingui/react/macro";
import { Avatar } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import type { CompanyPerson, Hours } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./customers.module.css";
import { hoursText } from "./HourBars";
import { LanguageText } from "./LanguageText";

interface Props {
  people: readonly CompanyPerson[];
  /** The company whose portrait tells when each of them writes. */
  company?: string;
}

function Line({ person, hours }: { person: CompanyPerson; hours?: Hours }) {
  const zone = hours?.zone ?? person.time_zone;
  return (
    <Link to="/contacts/$id" params={{ id: person.id }} className={classes.lineLink}>
      <Avatar size={26} radius="xl" color="sea" name={person.name} alt="" aria-hidden />
      <span className={classes.lineText}>
        <bdi className={classes.lineMain}>{person.name}</bdi>
        <bdi className={classes.lineSub}>{person.title ?? person.email}</bdi>
        {person.language || zone || hours ? (
          <span className={classes.lineSub}>
            {person.language ? <LanguageText code={person.language} /> : null}
            {person.language && (hours || zone) ? " · " : null}
            {hours ? (
              <Trans>
                writes <bdi>{hoursText(hours)}</bdi> there
              </Trans>
            ) : zone ? (
              <bdi>{zone.split("/").at(-1)?.replaceAll("_", " ")}</bdi>
            ) : null}
          </span>
        ) : null}
      </span>
      {person.last_message_at ? (
        <span className={classes.lineEnd}>
          <TimeText instant={person.last_message_at} as="stamp" />
        </span>
      ) : null}
    </Link>
  );
}

/** The people of a company, those who wrote last first. */
export function People({ people, company }: Props) {
  const { data } = useQuery({
    ...query("/companies/{company_id}/portrait", { params: { path: { company_id: company ?? "" } } }),
    enabled: company !== undefined,
  });
  const hours = new Map(data?.people.map((each) => [each.contact_id, each.hours]));
  return (
    <ul className={classes.lines}>
      {people.map((person) => (
        <li key={person.id}>
          <Line person={person} hours={hours.get(person.id)} />
        </li>
      ))}
    </ul>
  );
}
