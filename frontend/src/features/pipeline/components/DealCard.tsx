import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu } from "@mantine/core";
import { IconAlertTriangle, IconArrowRight, IconClockExclamation, IconDots } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import type { Deal, DealColumn } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Money } from "@/ui/records/Money";
import classes from "./board.module.css";
import { dayNumber } from "./dates";

interface Props {
  deal: Deal;
  columns: readonly DealColumn[];
  movable: boolean;
  selected: boolean;
  /** A card is being dragged, or none any more. */
  onDrag: (deal: Deal | null) => void;
  onOpen: (deal: Deal) => void;
  onMove: (deal: Deal, stage: DealColumn["stage"]) => void;
}

/** Which way the next stage lies on the screen. */
const forwards = () => (document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight");

/** Why a deal is stale, in words. */
export function StaleText({ deal }: { deal: Deal }) {
  const { pace } = deal;
  if (!pace) return null;
  const days = dayNumber(deal.days_in_stage);
  if (pace.median_days === null) {
    return (
      <Trans>
        {days} days here; {dayNumber(pace.slow_days)} are usual
      </Trans>
    );
  }
  return (
    <Trans>
      {days} days here; half of such deals leave within {dayNumber(pace.median_days)} ({pace.cases} cases)
    </Trans>
  );
}

/** A deal on the board. Alt and an arrow move it to the next column; so does its menu, and the mouse. */
export function DealCard({ deal, columns, movable, selected, onDrag, onOpen, onMove }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const days = Math.floor(deal.days_in_stage);
  const at = columns.findIndex(({ stage }) => stage.id === deal.stage.id);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") onOpen(deal);
    else if (event.altKey && movable && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      const next = columns[at + (event.key === forwards() ? 1 : -1)];
      if (next) onMove(deal, next.stage);
    } else return;
    event.preventDefault();
  };
  const number = deal.number;
  return (
    // A button may not hold the menu's button: the card is a group that takes the focus, and says its keys.
    // biome-ignore lint/a11y/useSemanticElements: no element stands for a group outside of forms
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
      tabIndex={0}
      aria-keyshortcuts="Enter Alt+ArrowRight Alt+ArrowLeft"
      className={classes.card}
      data-stale={deal.stale || undefined}
      data-selected={selected || undefined}
      data-deal={deal.id}
      draggable={movable}
      aria-label={t`${deal.company.name}, ${deal.name}, ${deal.stage.name}`}
      onClick={() => onOpen(deal)}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/x-deal", deal.id);
        event.dataTransfer.effectAllowed = "move";
        onDrag(deal);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className={classes.cardHead}>
        <strong className={classes.company} dir="auto">
          {deal.company.name}
        </strong>
        {movable ? (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t`Move #${number}`}
                onClick={(event) => event.stopPropagation()}
              >
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
              <Menu.Label>
                <Trans>Move to</Trans>
              </Menu.Label>
              {columns
                .filter(({ stage }) => stage.id !== deal.stage.id)
                .map(({ stage }) => (
                  <Menu.Item key={stage.id} onClick={() => onMove(deal, stage)}>
                    <bdi>{stage.name}</bdi>
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      <div className={classes.cardLine}>
        <span className={classes.dealName} dir="auto">
          {deal.name}
        </span>
        {deal.amount ? <Money amount={deal.amount} currency={deal.currency} /> : null}
      </div>
      <div className={classes.cardLine}>
        <span className={deal.stale ? classes.stale : classes.quiet}>
          {deal.stale ? <IconClockExclamation size={14} aria-label={t`Stale`} /> : null}
          <Plural value={days} _0="since today" one="# day" other="# days" />
        </span>
        {deal.company.country ? (
          <span className={classes.place}>{format.country(deal.company.country)}</span>
        ) : null}
        {deal.owner ? <bdi className={classes.quiet}>{deal.owner.name}</bdi> : null}
      </div>
      {deal.next_step ? (
        <div className={classes.step}>
          <IconArrowRight size={14} className="flip-rtl" aria-label={t`Next step`} />
          <span dir="auto">{deal.next_step}</span>
        </div>
      ) : null}
      {deal.missing.length > 0 ? (
        <div className={classes.missing} title={deal.missing.join("\n")}>
          <IconAlertTriangle size={14} aria-label={t`Missing`} />
          <span dir="auto">{deal.missing[0]}</span>
          {deal.missing.length > 1 ? <span>+{deal.missing.length - 1}</span> : null}
        </div>
      ) : null}
    </div>
  );
}
