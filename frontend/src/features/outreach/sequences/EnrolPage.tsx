import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Select } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { CandidateRow } from "./CandidateRow";
import { DealField } from "./DealField";
import { PeopleField } from "./PeopleField";
import { type EnrolSearch, whomOf } from "./search";
import classes from "./sequences.module.css";
import type { Asked, Enrolling, Preview } from "./types";
import { useRefreshSequences } from "./useSequences";

const route = getRouteApi("/signed-in/sequences/enrol");
const ASKED: readonly Asked[] = ["colleague", "enrolled-before"];

/** Puts people into a sequence, after a look at who gets what, in which language and when. */
export function EnrolPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = useNavigate();
  const here = route.useNavigate();
  const go = (change: Partial<EnrolSearch>) =>
    void here({ search: (now) => ({ ...now, ...change }), replace: true });
  const refresh = useRefreshSequences();
  const sequences = useQuery(query("/sequences", { params: { query: { limit: 200 } } })).data?.items ?? [];
  const senders = useQuery(query("/senders")).data ?? [];
  const [sender, setSender] = useState<string | null>(null);
  const [include, setInclude] = useState<readonly Asked[]>([]);
  const whom = whomOf(search);
  const named =
    (whom.contact_ids?.length ?? 0) + (whom.company_ids?.length ?? 0) > 0 || search.of !== undefined;
  const body: Enrolling = {
    whom,
    sender_id: sender,
    deal_id: search.deal ?? null,
    include: [...include],
  };
  const id = search.sequence ?? "";
  const params = { path: { sequence_id: id } };
  const preview = useQuery({
    queryKey: ["/sequences/{sequence_id}/previews", id, body],
    queryFn: ({ signal }) => data(client.POST("/sequences/{sequence_id}/previews", { params, body, signal })),
    enabled: named && id !== "",
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const enrol = useMutation({
    mutationFn: () => data(client.POST("/sequences/{sequence_id}/enrolments", { params, body })),
    onSuccess: ({ enrolled }) => {
      void refresh();
      toast(<Plural value={enrolled} one="# person was put in" other="# people were put in" />);
      void navigate({ to: "/sequences/$id", params: { id }, search: { tab: "people" } });
    },
    onError: toastProblem,
  });
  const shown = preview.data;
  return (
    <Page>
      <PageHeader
        title={t`Put people into a sequence`}
        description={t`Nothing is sent before you press the button below.`}
      />
      <div className={classes.scroll}>
        <div className={classes.choosing}>
          <Select
            label={t`Sequence`}
            placeholder={t`Choose one that was started`}
            searchable
            allowDeselect={false}
            data={sequences
              .filter(({ status }) => status !== "draft")
              .map((each) => ({ value: each.id, label: each.name }))}
            value={id || null}
            onChange={(next) => go({ sequence: next ?? undefined })}
            nothingFoundMessage={t`No sequence fits.`}
          />
          <Select
            label={t`From`}
            allowDeselect={false}
            data={senders.map((each) => ({ value: each.id, label: each.address }))}
            value={sender ?? senders[0]?.id ?? null}
            onChange={setSender}
          />
          <PeopleField search={search} onChange={go} />
          <DealField people={shown?.people} deal={search.deal} onChange={(deal) => go({ deal })} />
        </div>
        {!named ? (
          <EmptyState icon={IconUserPlus}>
            <Trans>Choose people above, or tick them in the list of contacts or companies.</Trans>
          </EmptyState>
        ) : id === "" ? null : preview.isError ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : !shown ? (
          <RowsSkeleton />
        ) : (
          <>
            <Summary
              preview={shown}
              search={search}
              onEverybody={(everybody) => go({ everybody: everybody || undefined })}
              include={include}
              onInclude={(code, on) =>
                setInclude(on ? [...include, code] : include.filter((each) => each !== code))
              }
            />
            <ul className={classes.people} aria-label={t`Who gets what and when`}>
              {shown.people.map((each) => (
                <CandidateRow key={each.contact.id} candidate={each} />
              ))}
            </ul>
          </>
        )}
      </div>
      {shown && named && id !== "" ? (
        <div className={classes.foot}>
          <Button
            disabled={shown.goes_in === 0 || preview.isPlaceholderData}
            loading={enrol.isPending}
            onClick={() => enrol.mutate()}
          >
            <Plural value={shown.goes_in} one="Put # person in" other="Put # people in" />
          </Button>
          <span className={classes.quiet}>
            <Trans>
              From <bdi>{shown.sender}</bdi>, {shown.per_day} letters a day at most
            </Trans>
          </span>
        </div>
      ) : null}
    </Page>
  );
}

interface SummaryProps {
  preview: Preview;
  search: EnrolSearch;
  include: readonly Asked[];
  onInclude: (code: Asked, on: boolean) => void;
  onEverybody: (on: boolean) => void;
}

function Summary({ preview, search, include, onInclude, onEverybody }: SummaryProps) {
  const { t } = useLingui();
  const labels: Record<Asked, string> = {
    colleague: t`Also customers of colleagues`,
    "enrolled-before": t`Also who was in this sequence before`,
  };
  const asked = ASKED.filter((code) =>
    preview.people.some(({ problems }) => problems.some((problem) => problem.code === code)),
  );
  return (
    <div className={classes.summary}>
      <p aria-live="polite">
        <strong>
          <Plural value={preview.goes_in} one="# person goes in" other="# people go in" />
        </strong>
        {preview.stays_out > 0 ? (
          <>
            {" · "}
            <Plural value={preview.stays_out} one="# stays out" other="# stay out" />
          </>
        ) : null}
      </p>
      {search.companies || search.of === "companies" ? (
        <Checkbox
          size="xs"
          label={t`Everybody at the companies, not only who wrote last`}
          checked={search.everybody ?? false}
          onChange={({ currentTarget }) => onEverybody(currentTarget.checked)}
        />
      ) : null}
      {asked.map((code) => (
        <Checkbox
          key={code}
          size="xs"
          label={labels[code]}
          checked={include.includes(code)}
          onChange={({ currentTarget }) => onInclude(code, currentTarget.checked)}
        />
      ))}
    </div>
  );
}
