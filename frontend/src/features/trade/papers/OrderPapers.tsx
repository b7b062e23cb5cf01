import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Anchor, Button, Menu } from "@mantine/core";
import { IconDotsVertical, IconFilePlus, IconSend } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { apiUrl, client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import { Section } from "@/ui/shell/Section";
import { DayText } from "../shared/DayText";
import { Contradictions } from "./Contradictions";
import { ExtrasForm } from "./ExtrasForm";
import { MakePaper } from "./MakePaper";
import classes from "./papers.module.css";
import type { PaperRow } from "./types";
import { useSendPaper } from "./useSendPaper";
import { KINDS, LANGUAGES } from "./words";

/** An order's papers: what was made, what contradicts, and one click to make or send one. */
export function OrderPapers({ orderId }: { orderId: string }) {
  const { t } = useLingui();
  const [making, setMaking] = useState(false);
  const [extras, setExtras] = useState(false);
  const papers = useQuery(query("/orders/{order_id}/papers", { params: { path: { order_id: orderId } } }));
  if (papers.error) return <ErrorState error={papers.error} onRetry={() => void papers.refetch()} />;
  const known = papers.data;
  return (
    <Section
      title={t`Papers`}
      action={
        known?.may_change ? (
          <Button
            size="xs"
            leftSection={<IconFilePlus size={16} aria-hidden />}
            onClick={() => setMaking(true)}
          >
            <Trans>Make a paper</Trans>
          </Button>
        ) : null
      }
    >
      {known === undefined ? (
        <TextSkeleton lines={3} />
      ) : (
        <div className={classes.stack}>
          {known.papers.length === 0 ? (
            <p className={classes.muted}>
              <Trans>No paper has been made yet. Each is derived from the order and checked first.</Trans>
            </p>
          ) : (
            <ul className={classes.list} aria-label={t`Papers`}>
              {known.papers.map((paper) => (
                <PaperItem key={paper.id} paper={paper} mayChange={known.may_change} />
              ))}
            </ul>
          )}
          {known.papers.some((paper) => paper.state === "issued") ? (
            <Contradictions found={known.contradictions} />
          ) : null}
          {known.may_change ? (
            <Button variant="subtle" size="compact-xs" onClick={() => setExtras(true)}>
              <Trans>Consignee, latest shipment, insurance</Trans>
            </Button>
          ) : null}
          {making ? (
            <MakePaper
              orderId={orderId}
              suggested={known.suggested_languages}
              onClose={() => setMaking(false)}
            />
          ) : null}
          {extras ? (
            <ExtrasForm
              orderId={orderId}
              extras={known.extras}
              version={known.extras_version}
              onClose={() => setExtras(false)}
            />
          ) : null}
        </div>
      )}
    </Section>
  );
}

function PaperItem({ paper, mayChange }: { paper: PaperRow; mayChange: boolean }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const send = useSendPaper();
  const name = i18n._(KINDS[paper.kind]);
  const isVoid = useMutation({
    mutationFn: () =>
      data(
        client.POST("/papers/{paper_id}/voidings", {
          params: { path: { paper_id: paper.id } },
          body: { reason: t`Declared void by hand` },
        }),
      ),
    onSuccess: async () => {
      toast(t`${paper.number} is void.`);
      await invalidatePaths(queries, ["/orders/{order_id}/papers"]);
    },
    onError: toastProblem,
  });
  const file = (form: string) => apiUrl(`/papers/${paper.id}/content?form=${form}`);
  return (
    <li className={classes.row}>
      <Anchor
        href={`${file("pdf")}&inline=true`}
        target="_blank"
        rel="noreferrer"
        className={classes.name}
        td={paper.state === "issued" ? undefined : "line-through"}
      >
        <bdi>{paper.number}</bdi>
      </Anchor>
      <span>
        {name}
        {paper.version > 1 ? ` · ${t`version ${paper.version}`}` : ""}
      </span>
      <span className={classes.muted}>
        <DayText day={paper.dated_on} /> ·{" "}
        <bdi>{paper.languages.map((language) => LANGUAGES[language]).join(" / ")}</bdi>
      </span>
      {paper.state === "void" ? <StatusText tone="danger">{t`Void`}</StatusText> : null}
      {paper.state === "replaced" ? <StatusText tone="quiet">{t`Replaced`}</StatusText> : null}
      <span className={classes.end}>
        {paper.state === "issued" ? (
          <Button
            size="compact-xs"
            variant="light"
            loading={send.isPending}
            leftSection={<IconSend size={14} aria-hidden />}
            aria-label={t`Send ${paper.number}`}
            onClick={() => send.mutate(paper.id)}
          >
            <Trans>Send</Trans>
          </Button>
        ) : null}
        <Menu withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" aria-label={t`More for ${paper.number}`}>
              <IconDotsVertical size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component="a" href={file("pdf")}>
              <Trans>Save as PDF</Trans>
            </Menu.Item>
            <Menu.Item component="a" href={file("xlsx")}>
              <Trans>Editable copy for Excel</Trans>
            </Menu.Item>
            <Menu.Item component="a" href={file("docx")}>
              <Trans>Editable copy for Word</Trans>
            </Menu.Item>
            {mayChange && paper.state === "issued" ? (
              <Menu.Item color="red" onClick={() => isVoid.mutate()}>
                <Trans>Declare void</Trans>
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      </span>
    </li>
  );
}
