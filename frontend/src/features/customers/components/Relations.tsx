import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconBuilding, IconCheck, IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { Block } from "@/ui/shell/Block";
import { useRelations } from "../hooks/useCompanyFile";
import classes from "./customers.module.css";
import { RelationForm } from "./RelationForm";
import { RELATION_WORDS } from "./relationNames";

/** Head office, branches, agents and forwarders of a company, and who may belong to it. */
export function Relations({ company }: { company: string }) {
  const { i18n, t } = useLingui();
  const mayEdit = useMay("companies.write");
  const [adding, setAdding] = useState(false);
  const { data } = useQuery(
    query("/companies/{company_id}/relations", { params: { path: { company_id: company } } }),
  );
  const { relate, deny, unrelate } = useRelations(company);
  const items = data?.items ?? [];
  const guesses = data?.guesses ?? [];
  return (
    <Block
      title={<Trans>Relations</Trans>}
      action={
        mayEdit && !adding ? (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t`Relate a company`}
            onClick={() => setAdding(true)}
          >
            <IconPlus size={15} aria-hidden />
          </ActionIcon>
        ) : null
      }
    >
      {items.length === 0 && guesses.length === 0 && !adding ? (
        <p className={classes.nothing}>
          <Trans>Head office, branches, agents and forwarders will be here.</Trans>
        </p>
      ) : null}
      <ul className={classes.lines}>
        {items.map((relation) => (
          <li key={relation.id} className={classes.lineRow}>
            <Link to="/companies/$id" params={{ id: relation.company.id }} className={classes.lineLink}>
              <IconBuilding size={18} stroke={1.5} className={classes.lineIcon} aria-hidden />
              <span className={classes.lineText}>
                <bdi className={classes.lineMain}>{relation.company.name}</bdi>
                <span className={classes.lineSub}>
                  {i18n._(RELATION_WORDS[relation.kind])}
                  {relation.note ? (
                    <>
                      {" · "}
                      <bdi>{relation.note}</bdi>
                    </>
                  ) : null}
                </span>
              </span>
            </Link>
            {mayEdit ? (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t`No longer related: ${relation.company.name}`}
                onClick={() => unrelate.mutate(relation)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            ) : null}
          </li>
        ))}
        {guesses.map(({ company: other, domain }) => (
          <li key={other.id} className={classes.guess}>
            <span className={classes.lineText}>
              <Link to="/companies/$id" params={{ id: other.id }} className={classes.nameLink}>
                <bdi>{other.name}</bdi>
              </Link>
              <span className={classes.lineSub}>
                <Trans>
                  Same group? It has the same name under <bdi dir="ltr">{domain}</bdi>.
                </Trans>
              </span>
            </span>
            {mayEdit ? (
              <span className={classes.guessActions}>
                <Button
                  size="compact-xs"
                  variant="default"
                  leftSection={<IconCheck size={13} aria-hidden />}
                  onClick={() => relate.mutate({ other_id: other.id, kind: "group" })}
                >
                  <Trans>Yes</Trans>
                </Button>
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => deny.mutate(other.id)}>
                  <Trans>No</Trans>
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? (
        <RelationForm
          company={company}
          onSave={(relation) => relate.mutateAsync(relation)}
          onDone={() => setAdding(false)}
        />
      ) : null}
    </Block>
  );
}
