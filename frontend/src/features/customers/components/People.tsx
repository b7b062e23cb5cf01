import { Avatar } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { CompanyPerson } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./customers.module.css";

/** The people of a company, those who wrote last first. */
export function People({ people }: { people: readonly CompanyPerson[] }) {
  return (
    <ul className={classes.lines}>
      {people.map((person) => (
        <li key={person.id}>
          <Link to="/contacts/$id" params={{ id: person.id }} className={classes.lineLink}>
            <Avatar size={26} radius="xl" color="sea" name={person.name} alt="" aria-hidden />
            <span className={classes.lineText}>
              <bdi className={classes.lineMain}>{person.name}</bdi>
              <bdi className={classes.lineSub}>{person.title ?? person.email}</bdi>
            </span>
            {person.last_message_at ? (
              <span className={classes.lineEnd}>
                <TimeText instant={person.last_message_at} as="stamp" />
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
