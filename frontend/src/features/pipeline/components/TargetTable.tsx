import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { DealForecast } from "@/api/types";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { useColleagues } from "../hooks/usePipelines";
import deals from "./deals.module.css";
import classes from "./forecast.module.css";
import { WholeMoney } from "./WholeMoney";
import { Wide } from "./Wide";

interface Props {
  forecast: DealForecast;
  editable: boolean;
}

/** Sets what somebody is to win in a month. */
function TargetForm({ currency }: { currency: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const people = useColleagues();
  const { data: teams } = useQuery(query("/teams", {}));
  const [whose, setWhose] = useState("house");
  const [month, setMonth] = useState(new Date().toISOString().slice(0, 7));
  const [amount, setAmount] = useState("");
  const [kind, id = null] = whose.split(" ");
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/deal-targets", {
          body: {
            items: [
              {
                member_id: kind === "member" ? id : null,
                team_id: kind === "team" ? id : null,
                month: `${month}-01`,
                amount: amount.trim() || null,
                currency,
              },
            ],
          },
        }),
      ),
    onSuccess: () => {
      setAmount("");
      toast(<Trans>The target is set</Trans>);
    },
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/deal-targets", "/pipelines/{pipeline_id}/forecast"]),
  });
  return (
    <Group gap="sm" mt="sm" align="flex-end">
      <Select
        size="xs"
        label={t`Target for`}
        allowDeselect={false}
        searchable
        data={[
          { value: "house", label: t`The whole house` },
          ...(teams?.items ?? []).map(({ id: team, name }) => ({ value: `team ${team}`, label: name })),
          ...people.map(({ value, label }) => ({ value: `member ${value}`, label })),
        ]}
        value={whose}
        onChange={(next) => setWhose(next ?? "house")}
      />
      <TextInput
        size="xs"
        type="month"
        label={t`Month`}
        value={month}
        onChange={(event) => setMonth(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={t`Amount in ${currency}`}
        description={t`Empty takes it away`}
        inputMode="decimal"
        dir="ltr"
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <Button size="xs" loading={isPending} disabled={!month} onClick={() => mutate()}>
        <Trans>Set target</Trans>
      </Button>
    </Group>
  );
}

/** People and teams beside their targets. */
export function TargetTable({ forecast, editable }: Props) {
  const { t } = useLingui();
  const { currency } = forecast.total;
  const money = (amount: string) => <WholeMoney amount={amount} currency={currency} />;
  const share = (part: string, whole: string) =>
    Number(whole) > 0 ? `${Math.round((Number(part) / Number(whole)) * 100)}%` : "–";
  return (
    <div>
      <h2 className={classes.title}>
        <Trans>Targets</Trans>
      </h2>
      <p className={classes.quiet}>
        <Trans>Over the months above. A shared deal counts for each by their part.</Trans>
      </p>
      {forecast.attainment.length > 0 ? (
        <Wide label={t`Targets`}>
          <table className={deals.bars}>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Who</Trans>
                </th>
                <th scope="col" data-number>
                  <Trans>Target</Trans>
                </th>
                <th scope="col" data-number>
                  <Trans>Won</Trans>
                </th>
                <th scope="col" data-number>
                  <Trans>Reached</Trans>
                </th>
                <th scope="col" data-number>
                  <Trans>Weighted to come</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {forecast.attainment.map((row) => (
                <tr key={row.member?.id ?? row.team_id}>
                  <th scope="row" dir="auto">
                    {row.member?.name ?? row.team_name}
                  </th>
                  <td data-number>{money(row.target)}</td>
                  <td data-number>{money(row.won)}</td>
                  <td data-number>{share(row.won, row.target)}</td>
                  <td data-number>{money(row.weighted)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      ) : null}
      {editable ? <TargetForm currency={currency} /> : null}
    </div>
  );
}
