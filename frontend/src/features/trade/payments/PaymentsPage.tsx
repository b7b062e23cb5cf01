import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl, Select } from "@mantine/core";
import { IconCash } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { CustomFilters } from "@/ui/custom/CustomFilters";
import { useColumns } from "@/ui/custom/columns";
import { asked } from "@/ui/custom/pairs";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Money } from "@/ui/records/Money";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { DayText } from "../shared/DayText";
import classes from "../shared/trade.module.css";
import { Ageing } from "./Ageing";
import { LetterPanel } from "./LetterPanel";
import { LettersView } from "./LettersView";
import money from "./money.module.css";
import { NotesView } from "./NotesView";
import { OwedLines } from "./OwedLines";
import { PaymentPanel } from "./PaymentPanel";
import { PaymentState, paymentColumns } from "./paymentColumns";
import type { PaymentsSearch } from "./search";
import { PAYMENT_STATES } from "./words";

const route = getRouteApi("/signed-in/payments");

/** What came in, what is owed by how late it is, letters of credit, credit and debit notes. */
export function PaymentsPage() {
  const { t, i18n } = useLingui();
  const { view = "received", state, custom, sort, open, letter, company, currency, late } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns("payment", paymentColumns);
  const order = sort ?? "-received_on";
  const list = useInfiniteQuery({
    ...pages("/payments", { params: { query: { state, custom: asked(custom), sort: order } } }),
    placeholderData: keepPreviousData,
  });
  const { rows, total, totalCapped } = flatten(list.data);
  const go = (change: Partial<PaymentsSearch>) =>
    void navigate({ search: (known) => ({ ...known, ...change }), replace: true });
  const NONE = { open: undefined, letter: undefined, currency: undefined, late: undefined };
  const panel = () => {
    if (view === "received" && open) return <PaymentPanel id={open} onClose={() => go(NONE)} />;
    if (view === "letters" && letter) return <LetterPanel id={letter} onClose={() => go(NONE)} />;
    if (view === "ageing" && currency)
      return <OwedLines drill={{ company, currency, late }} onClose={() => go(NONE)} />;
    return null;
  };
  return (
    <Page panel={panel()}>
      <PageHeader
        title={t`Payments`}
        description={<Trans>A payment is noted on its order, or on the company's open orders.</Trans>}
      />
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t`What to show`}
          value={view}
          onChange={(value) => go({ ...NONE, company: undefined, view: value as PaymentsSearch["view"] })}
          data={[
            { value: "received", label: t`Payments` },
            { value: "ageing", label: t`Owed to us` },
            { value: "letters", label: t`Letters of credit` },
            { value: "notes", label: t`Credit and debit notes` },
          ]}
        />
        {view === "received" ? (
          <>
            <Select
              size="xs"
              clearable
              className={classes.filter}
              aria-label={t`Status`}
              placeholder={t`Status`}
              data={Object.entries(PAYMENT_STATES).map(([value, { name }]) => ({
                value,
                label: i18n._(name),
              }))}
              value={state ?? null}
              onChange={(value) => go({ state: (value ?? undefined) as PaymentsSearch["state"] })}
            />
            <CustomFilters of="payment" value={custom} onChange={(next) => go({ custom: next })} />
          </>
        ) : null}
      </div>
      {view === "ageing" ? (
        <div className={money.inset}>
          <Ageing onDrill={(drill) => go({ ...NONE, company: undefined, ...drill })} />
        </div>
      ) : view === "letters" ? (
        <div className={money.inset}>
          <LettersView onOpen={(id) => go({ letter: id })} />
        </div>
      ) : view === "notes" ? (
        <div className={money.inset}>
          <NotesView />
        </div>
      ) : (
        <DataTable
          id="payments"
          label={t`Payments`}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          source={list}
          total={total}
          totalCapped={totalCapped}
          sort={order}
          onSort={(next) => go({ sort: next })}
          onOpen={(row) => go({ open: row.id })}
          selected={open}
          card={(row) => (
            <div className={classes.card}>
              <div className={classes.cardLine}>
                <bdi className={classes.cardName}>{row.company?.name}</bdi>
                <span className={classes.cardEnd}>
                  <Money amount={row.amount} currency={row.currency} />
                </span>
              </div>
              <div className={classes.cardLine}>
                <DayText day={row.received_on} />
                <span className={classes.cardEnd}>
                  <PaymentState state={row.state} />
                </span>
              </div>
            </div>
          )}
          empty={
            <EmptyState icon={IconCash}>
              <Trans>No payment has been noted yet. Open an order and note one there.</Trans>
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}
