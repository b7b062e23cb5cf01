import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu, NativeSelect } from "@mantine/core";
import { IconDots, IconUsers } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { useMay } from "@/api/session";
import { useFormats } from "@/i18n/formats";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { type SequenceSearch, STATES } from "./search";
import classes from "./sequences.module.css";
import type { Enrolment, Sequence } from "./types";
import { useEnrolment } from "./useSequences";
import { EnrolmentState } from "./words";

interface Props {
  sequence: Sequence;
  state: SequenceSearch["state"];
  onState: (state: SequenceSearch["state"]) => void;
}

/** Everybody who is on the way, or was, with why it ended and when their next letter goes. */
export function Enrolments({ sequence, state, onState }: Props) {
  const { t } = useLingui();
  const list = useInfiniteQuery({
    ...pages("/sequences/{sequence_id}/enrolments", {
      params: { path: { sequence_id: sequence.id }, query: { state } },
    }),
    placeholderData: keepPreviousData,
  });
  const { rows } = flatten(list.data);
  const names: Record<(typeof STATES)[number], string> = {
    active: t`On the way`,
    paused: t`Paused`,
    held: t`Needs you`,
    finished: t`Got all letters`,
    stopped: t`Stopped`,
  };
  return (
    <>
      <div className={classes.adding}>
        <NativeSelect
          size="xs"
          aria-label={t`Which people`}
          value={state ?? ""}
          onChange={({ currentTarget: { value } }) => onState(STATES.find((each) => each === value))}
          data={[
            { value: "", label: t`Everybody` },
            ...STATES.map((each) => ({ value: each, label: names[each] })),
          ]}
        />
      </div>
      {list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <RowsSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState icon={IconUsers}>
          {state ? <Trans>Nobody is in this state.</Trans> : <Trans>Nobody was put in yet.</Trans>}
        </EmptyState>
      ) : (
        <ul className={classes.people}>
          {rows.map((row) => (
            <EnrolmentRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </>
  );
}

/** Somebody in a sequence. `named`: the sequence itself is said, where the page is not about it. */
export function EnrolmentRow({ row, named = false }: { row: Enrolment; named?: boolean }) {
  const { t } = useLingui();
  const format = useFormats();
  const mayWrite = useMay("conversations.write");
  const { mutate, isPending } = useEnrolment();
  const open = row.state === "active" || row.state === "paused" || row.state === "held";
  const signs = [
    row.replied ? t`answered` : null,
    row.clicked ? t`clicked` : null,
    row.opened ? t`opened` : null,
  ].filter((each) => each !== null);
  return (
    <li className={classes.person}>
      <div className={classes.personText}>
        <p className={classes.personHead}>
          {named ? (
            <Link to="/sequences/$id" params={{ id: row.sequence_id }} className={classes.name} dir="auto">
              {row.sequence_name}
            </Link>
          ) : (
            <Link to="/contacts/$id" params={{ id: row.contact.id }} className={classes.name}>
              <bdi>{row.contact.name}</bdi>
            </Link>
          )}
          <EnrolmentState state={row.state} />
        </p>
        <p className={classes.quiet}>
          {named ? (
            <>
              <bdi>{row.contact.name}</bdi> ·{" "}
            </>
          ) : row.company ? (
            <>
              <bdi>{row.company.name}</bdi> ·{" "}
            </>
          ) : null}
          <Trans>
            {format.number(row.step)} of {format.number(row.steps)} letters
          </Trans>
          {row.language ? ` · ${format.language(row.language)}` : null}
          {signs.length > 0 ? ` · ${signs.join(", ")}` : null}
        </p>
        {row.reason_text ? <p className={classes.reason}>{row.reason_text}</p> : null}
        {row.next_there ? (
          <p className={classes.quiet}>
            {row.away_until ? (
              <Trans>Away; next letter on {row.next_there}</Trans>
            ) : (
              <Trans>Next letter on {row.next_there}</Trans>
            )}
          </p>
        ) : null}
      </div>
      {open && mayWrite ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              loading={isPending}
              aria-label={t`What to do with ${row.contact.name}`}
            >
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {row.state === "active" ? (
              <Menu.Item onClick={() => mutate({ row, state: "paused" })}>
                <Trans>Pause</Trans>
              </Menu.Item>
            ) : (
              <Menu.Item onClick={() => mutate({ row, state: "active" })}>
                <Trans>Go on</Trans>
              </Menu.Item>
            )}
            <Menu.Item color="red" onClick={() => mutate({ row, state: "stopped" })}>
              <Trans>Take out for good</Trans>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  );
}
