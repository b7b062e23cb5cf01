import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import type { CandidateFile } from "@/api/types";
import { SearchBox } from "@/ui/forms/SearchBox";
import classes from "./candidates.module.css";
import { useTwinReason } from "./twinReasons";

interface Choice {
  company_id: string;
  name: string;
}

interface Props {
  name: string;
  twins: CandidateFile["twins"];
  opened: boolean;
  onClose: () => void;
  onChoose: (company: Choice) => void;
}

/** Which customer a candidate belongs to: those that it may be are offered, any other is found by its name. */
export function MergePicker({ name, twins, opened, onClose, onChoose }: Props) {
  const { t } = useLingui();
  const reasonText = useTwinReason();
  const [words, setWords] = useState<string>();
  const found = useQuery({
    ...query("/companies", { params: { query: { q: words, limit: 8 } } }),
    enabled: opened && Boolean(words),
    placeholderData: keepPreviousData,
  });
  const offered: (Choice & { why: string })[] = words
    ? (found.data?.items ?? []).map((company) => ({
        company_id: company.id,
        name: company.name,
        why: company.domain ?? "",
      }))
    : twins.map((twin) => ({ ...twin, why: twin.reasons.map(reasonText).join(" · ") }));
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <Trans>
          Which customer does <bdi>{name}</bdi> belong to?
        </Trans>
      }
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <SearchBox value={words} label={msg`Find a customer`} onChange={setWords} />
      <ul className={classes.choices} aria-label={t`Customers`}>
        {offered.map((choice, index) => (
          <li key={choice.company_id}>
            <button
              type="button"
              className={classes.choice}
              data-autofocus={index === 0 && !words ? true : undefined}
              onClick={() => onChoose(choice)}
            >
              <bdi>{choice.name}</bdi>
              <span className={classes.by}>{choice.why}</span>
            </button>
          </li>
        ))}
      </ul>
      {offered.length === 0 ? (
        <p className={classes.by}>
          {words ? <Trans>No customer has these words.</Trans> : <Trans>No customer looks the same.</Trans>}
        </p>
      ) : null}
    </Modal>
  );
}
