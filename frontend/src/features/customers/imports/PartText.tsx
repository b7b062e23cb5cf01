import { Trans } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { IconBuilding, IconUser } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import classes from "./imports.module.css";
import type { Part } from "./words";

interface Props {
  part: Part | null;
  /** The record that the row is now. */
  id: string | null;
  kind: "company" | "contact";
}

function What({ part }: { part: Part }) {
  if (part.row) return <Trans>as in row {part.row}</Trans>;
  if (part.state === "new") return <Trans>new</Trans>;
  const owner = part.owner;
  return (
    <>
      {part.state === "here" ? <Trans>here already</Trans> : <Trans>perhaps here already</Trans>}
      {part.archived ? (
        <>
          {" · "}
          <Trans>archived</Trans>
        </>
      ) : null}
      {owner ? (
        <>
          {" · "}
          <bdi>{owner}</bdi>
        </>
      ) : null}
    </>
  );
}

/** The company or the person of a row, and whether it is new. */
export function PartText({ part, id, kind }: Props) {
  if (!part) return null;
  const Glyph = kind === "company" ? IconBuilding : IconUser;
  const record = id ?? part.id;
  return (
    <div className={classes.part}>
      <Glyph size={14} stroke={1.75} aria-hidden />
      {record && !part.locked ? (
        <Anchor
          renderRoot={(props) => (
            <Link
              to={kind === "company" ? "/companies/$id" : "/contacts/$id"}
              params={{ id: record }}
              {...props}
            />
          )}
        >
          <bdi>{part.name}</bdi>
        </Anchor>
      ) : (
        <bdi>{part.name}</bdi>
      )}
      <span className={classes.quiet}>
        <What part={part} />
      </span>
    </div>
  );
}
