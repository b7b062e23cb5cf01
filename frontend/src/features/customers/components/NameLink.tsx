import { Link } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import classes from "./customers.module.css";

interface Props {
  kind: "company" | "contact";
  id: string;
  name: string;
}

// In a list a plain press belongs to the row, which shows the side panel; with a modifier it opens a tab.
const leaveToRow = (event: MouseEvent) => {
  if (!event.metaKey && !event.ctrlKey && !event.shiftKey) event.preventDefault();
};

/** The name of a record in a list: a real link, so that it can be opened in a tab or copied. */
export function NameLink({ kind, id, name }: Props) {
  const shared = {
    params: { id },
    className: classes.nameLink,
    tabIndex: -1,
    dir: "auto",
    onClick: leaveToRow,
  };
  return kind === "company" ? (
    <Link to="/companies/$id" {...shared}>
      {name}
    </Link>
  ) : (
    <Link to="/contacts/$id" {...shared}>
      {name}
    </Link>
  );
}
