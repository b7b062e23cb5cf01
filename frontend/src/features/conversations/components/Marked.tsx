import { Fragment, type ReactNode } from "react";
import classes from "./list.module.css";

interface Props {
  text: string;
  /** [start, end) of what is marked, in order; from the server, in UTF-16 code units. */
  ranges: readonly (readonly number[])[] | undefined;
}

/** Text with the words of a search marked. */
export function Marked({ text, ranges = [] }: Props) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [start = 0, end = 0] of ranges) {
    if (start < at || end > text.length) continue;
    pieces.push(
      <Fragment key={start}>
        {text.slice(at, start)}
        <mark className={classes.mark}>{text.slice(start, end)}</mark>
      </Fragment>,
    );
    at = end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
