import { useLingui } from "@lingui/react/macro";
import { IconBuilding, IconUser } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Candidate } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./candidates.module.css";

interface Props {
  rows: readonly Candidate[];
  current: string | undefined;
  onOpen: (id: string) => void;
}

function Row({ row, current, onOpen }: { row: Candidate; current: boolean; onOpen: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const Glyph = row.kind === "company" ? IconBuilding : IconUser;
  useEffect(() => {
    if (current) button.current?.scrollIntoView?.({ block: "nearest" });
  }, [current]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={classes.row}
        aria-current={current ? "true" : undefined}
        onClick={onOpen}
      >
        <Glyph size={16} stroke={1.75} aria-hidden />
        <span className={classes.rowText}>
          <span className={classes.rowHead}>
            <bdi className={classes.rowName}>{row.name}</bdi>
            {row.at ? <TimeText instant={row.at} as="stamp" /> : null}
          </span>
          <bdi className={classes.rowSubject}>{row.subject ?? row.email ?? row.domain}</bdi>
          <span className={classes.rowWhy}>{row.reasons[0]?.text}</span>
        </span>
      </button>
    </li>
  );
}

/** The pile as a list: who, what about, why. */
export function CandidateList({ rows, current, onOpen }: Props) {
  const { t } = useLingui();
  return (
    <ul className={classes.list} aria-label={t`Pile`}>
      {rows.map((row) => (
        <Row key={row.id} row={row} current={row.id === current} onOpen={() => onOpen(row.id)} />
      ))}
    </ul>
  );
}
