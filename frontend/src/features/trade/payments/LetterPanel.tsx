import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Details } from "@/ui/records/Details";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "../papers/papers.module.css";
import { DayText } from "../shared/DayText";
import { Amendments } from "./Amendments";
import { LetterForm } from "./LetterForm";
import { LetterState, LetterWarnings } from "./LetterWarnings";
import type { Letter } from "./types";
import { DRAWING_STATES } from "./words";

/** One letter of credit: what it covers, by when, what was drawn, and what does not fit. */
export function LetterPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const found = useQuery(query("/letters-of-credit/{letter_id}", { params: { path: { letter_id: id } } }));
  return (
    <SidePanel
      title={found.data ? t`Letter of credit ${found.data.number}` : t`Letter of credit`}
      recordId={id}
      onClose={onClose}
    >
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <TextSkeleton lines={8} />
      ) : (
        <Body letter={found.data} />
      )}
    </SidePanel>
  );
}

function Body({ letter }: { letter: Letter }) {
  const { t, i18n } = useLingui();
  const mayWrite = useMay("trade.write");
  const [editing, setEditing] = useState(false);
  const day = (value: string | null | undefined) => (value ? <DayText day={value} /> : null);
  const money = (amount: string) => <Money amount={amount} currency={letter.currency} />;
  return (
    <div className={classes.stack}>
      <LetterWarnings letter={letter} />
      <Details
        rows={[
          [t`Status`, <LetterState key="state" state={letter.state} />],
          [t`Company`, letter.company?.name],
          [
            t`Order`,
            <Link key="order" to="/orders/$id" params={{ id: letter.order_id }}>
              <bdi>{letter.order_number}</bdi>
            </Link>,
          ],
          [t`Amount`, money(letter.amount)],
          [t`Tolerance`, Number(letter.tolerance) > 0 ? `± ${Number(letter.tolerance)} %` : null],
          [t`Drawn`, money(letter.drawn)],
          [t`Left to draw`, money(letter.left)],
          [t`Paid`, letter.usance_days ? t`${letter.usance_days} days after the B/L` : t`at sight`],
          [t`Latest shipment`, day(letter.latest_shipment)],
          [t`Expires on`, day(letter.expires_on)],
          [t`Place of expiry`, letter.expiry_place],
          [t`Present papers by`, day(letter.present_until)],
          [t`Issuing bank`, letter.issuing_bank],
          [t`Advising bank`, letter.advising_bank],
          [t`Confirming bank`, letter.confirming_bank],
          [t`Partial shipments`, letter.partial_shipment ? t`allowed` : t`not allowed`],
          [t`Transhipment`, letter.transhipment ? t`allowed` : t`not allowed`],
        ]}
      />
      {letter.documents?.length ? (
        <section aria-label={t`Papers asked for`}>
          <p className={classes.name} style={{ margin: 0 }}>
            <Trans>Papers asked for</Trans>
          </p>
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {letter.documents.map((each) => (
              <li key={each}>
                <bdi>{each}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {letter.drawings?.length ? (
        <ul className={classes.list} aria-label={t`Drawings`}>
          {letter.drawings.map((drawing) => (
            <li key={`${drawing.on} ${drawing.reference} ${drawing.amount}`} className={classes.row}>
              <DayText day={drawing.on} /> {money(drawing.amount)}
              <bdi>{drawing.reference}</bdi>
              <StatusText
                tone={drawing.state === "refused" ? "danger" : drawing.state === "paid" ? "ok" : "busy"}
              >
                {i18n._(DRAWING_STATES[drawing.state ?? "presented"])}
              </StatusText>
            </li>
          ))}
        </ul>
      ) : null}
      <Amendments letter={letter} mayWrite={mayWrite} />
      {mayWrite ? (
        <Button onClick={() => setEditing(true)}>
          <Trans>Change, or note a drawing</Trans>
        </Button>
      ) : null}
      {editing ? (
        <LetterForm
          orderId={letter.order_id}
          currency={letter.currency}
          total={letter.amount}
          letter={letter}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </div>
  );
}
