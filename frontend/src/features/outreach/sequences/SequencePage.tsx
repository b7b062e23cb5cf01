import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Tabs } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconUserPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Enrolments } from "./Enrolments";
import { ResultsLine } from "./ResultsLine";
import { SequenceSettings } from "./SequenceSettings";
import { Steps } from "./Steps";
import classes from "./sequences.module.css";
import type { Sequence } from "./types";
import { sequenceQuery, useSequence } from "./useSequences";
import { SequenceStatus } from "./words";

const route = getRouteApi("/signed-in/sequences/$id");

/** One sequence: its letters with what came of each, its people, and whether it runs. */
export function SequencePage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const { tab, state } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: sequence } = useSuspenseQuery(sequenceQuery(id));
  const { active = 0, held = 0 } = sequence.people;
  return (
    <Page>
      <PageHeader
        title={sequence.name}
        aside={<SequenceStatus status={sequence.status} />}
        actions={<Actions sequence={sequence} />}
      />
      <div className={classes.scroll}>
        <ResultsLine results={sequence.results} />
        <Tabs
          value={tab ?? "letters"}
          onChange={(next) =>
            void navigate({ search: next === "people" ? { tab: "people" } : {}, replace: true })
          }
          keepMounted={false}
        >
          <Tabs.List>
            <Tabs.Tab value="letters">{t`Letters`}</Tabs.Tab>
            <Tabs.Tab value="people">
              <Trans>People ({active + held})</Trans>
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="letters" className={classes.panel}>
            <Steps key={sequence.version} sequence={sequence} />
            {sequence.may_change && sequence.status !== "archived" ? (
              <SequenceSettings key={`settings-${sequence.version}`} sequence={sequence} />
            ) : null}
          </Tabs.Panel>
          <Tabs.Panel value="people" className={classes.panel}>
            <Enrolments
              sequence={sequence}
              state={state}
              onState={(next) => void navigate({ search: { tab: "people", state: next }, replace: true })}
            />
          </Tabs.Panel>
        </Tabs>
      </div>
    </Page>
  );
}

function Actions({ sequence }: { sequence: Sequence }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { change, archive } = useSequence(sequence);
  const { status, may_change, steps } = sequence;
  const live = steps.some((step) => !step.removed);
  if (status === "archived") return null;
  return (
    <>
      {status === "draft" ? null : (
        <Button
          component={Link}
          // biome-ignore lint/suspicious/noExplicitAny: Mantine's polymorphic props lose the router's types
          {...({ to: "/sequences/enrol", search: { sequence: sequence.id } } as any)}
          variant="default"
          leftSection={<IconUserPlus size={16} aria-hidden />}
        >
          <Trans>Put people in</Trans>
        </Button>
      )}
      {may_change && status === "running" ? (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          loading={change.isPending}
          onClick={() => change.mutate({ status: "paused" })}
        >
          <Trans>Pause</Trans>
        </Button>
      ) : null}
      {may_change && status !== "running" ? (
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={change.isPending}
          disabled={!live}
          title={live ? undefined : t`Add a letter first`}
          onClick={() => change.mutate({ status: "running" })}
        >
          {status === "draft" ? <Trans>Start</Trans> : <Trans>Go on</Trans>}
        </Button>
      ) : null}
      {may_change ? (
        <ConfirmButton
          label={<Trans context="to put aside">Archive</Trans>}
          consequence={<Trans>Everybody who is on the way gets nothing more.</Trans>}
          onConfirm={() =>
            archive.mutate(undefined, { onSuccess: () => void navigate({ to: "/sequences" }) })
          }
        />
      ) : null}
    </>
  );
}
