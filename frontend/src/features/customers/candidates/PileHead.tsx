import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu, Pill, SegmentedControl } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { BinSummary, Candidate } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import classes from "./candidates.module.css";
import type { CandidatesSearch } from "./search";

interface Props {
  search: CandidatesSearch;
  summary: BinSummary | undefined;
  shown: number;
  mayWrite: boolean;
  onGo: (change: Partial<CandidatesSearch>) => void;
  onAll: (bin: Candidate["bin"]) => void;
}

/** Which pile, narrowed to a reason or a domain; what is narrowed can be decided at once. */
export function PileHead({ search, summary, shown, mayWrite, onGo, onAll }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const noise = search.bin === "noise";
  const narrowed = search.reason ?? search.domain;
  const reason = summary?.reasons.find(({ code }) => code === search.reason);
  return (
    <div className={classes.head}>
      <SegmentedControl
        aria-label={t`Pile`}
        value={noise ? "noise" : "candidate"}
        data={[
          { value: "candidate", label: t`Candidates` },
          { value: "noise", label: t`Noise` },
        ]}
        onChange={(value) =>
          onGo({
            bin: value === "noise" ? "noise" : undefined,
            reason: undefined,
            domain: undefined,
            at: undefined,
          })
        }
      />
      {narrowed ? (
        <>
          <Pill
            size="md"
            withRemoveButton
            removeButtonProps={{ "aria-label": t`Show all` }}
            onRemove={() => onGo({ reason: undefined, domain: undefined, at: undefined })}
          >
            <bdi>{search.domain ?? reason?.text ?? search.reason}</bdi>
          </Pill>
          {mayWrite && shown > 0 ? (
            <>
              <Button size="xs" variant="default" onClick={() => onAll(noise ? "candidate" : "noise")}>
                {noise ? (
                  <Plural value={shown} one="# to the candidates" other="All # to the candidates" />
                ) : (
                  <Plural value={shown} one="# is noise" other="All # are noise" />
                )}
              </Button>
              <Button size="xs" variant="light" onClick={() => onAll("customer")}>
                <Plural value={shown} one="# is a customer" other="All # are customers" />
              </Button>
            </>
          ) : null}
        </>
      ) : (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" size="xs" rightSection={<IconChevronDown size={14} aria-hidden />}>
              <Trans>By reason or domain</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {summary?.reasons.map(({ code, text, count }) => (
              <Menu.Item
                key={code}
                rightSection={<span className={classes.by}>{format.number(count)}</span>}
                onClick={() => onGo({ reason: code, at: undefined })}
              >
                {text}
              </Menu.Item>
            ))}
            {summary?.domains.length ? <Menu.Divider /> : null}
            {summary?.domains.map(({ domain, count }) => (
              <Menu.Item
                key={domain}
                rightSection={<span className={classes.by}>{format.number(count)}</span>}
                onClick={() => onGo({ domain, at: undefined })}
              >
                <bdi>{domain}</bdi>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
