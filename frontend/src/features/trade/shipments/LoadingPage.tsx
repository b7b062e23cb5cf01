import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, NumberInput, Progress, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { useFormats } from "@/i18n/formats";
import { StatusText } from "@/ui/records/StatusText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import classes from "../papers/papers.module.css";
import type { Fit } from "./types";
import { VEHICLES } from "./words";

interface Row {
  key: number;
  name: string;
  cartons: number;
  length: number;
  width: number;
  height: number;
  gross_weight: number;
}

const FIRST: Row = { key: 0, name: "A", cartons: 300, length: 60, width: 40, height: 36, gross_weight: 16 };

/** How cartons fill containers, what a shared container or an aeroplane would charge for, and what else would fit. */
export function LoadingPage() {
  const { t } = useLingui();
  const [rows, setRows] = useState<Row[]>([FIRST]);
  const [asked] = useDebouncedValue(rows, 250);
  const whole = asked.every((row) => row.length > 0 && row.width > 0 && row.height > 0 && row.cartons > 0);
  const plan = useQuery({
    queryKey: ["loading-plan", asked],
    queryFn: () =>
      data(
        client.POST("/loading-plans", {
          body: {
            goods: asked.map((row) => ({
              name: row.name,
              cartons: row.cartons,
              length: String(row.length),
              width: String(row.width),
              height: String(row.height),
              gross_weight: String(row.gross_weight),
            })),
          },
        }),
      ),
    enabled: whole && asked.length > 0,
    placeholderData: keepPreviousData,
  });
  const change = (key: number, fields: Partial<Row>) =>
    setRows((known) => known.map((row) => (row.key === key ? { ...row, ...fields } : row)));
  const sizes = [
    ["cartons", t`Cartons`],
    ["length", t`Length (cm)`],
    ["width", t`Width (cm)`],
    ["height", t`Height (cm)`],
    ["gross_weight", t`Gross weight (kg)`],
  ] as const;
  return (
    <Page layout="text">
      <PageHeader
        title={t`What fits into a container`}
        description={
          <Trans>
            Reckoned by volume and weight with practical limits; near the edge, ask the warehouse.
          </Trans>
        }
      />
      <Section title={t`Cartons`}>
        <div className={classes.stack}>
          {rows.map((row) => (
            <div key={row.key} className={classes.row} style={{ alignItems: "end" }}>
              <TextInput
                label={t`Name`}
                w={140}
                value={row.name}
                onChange={(event) => change(row.key, { name: event.currentTarget.value })}
              />
              {sizes.map(([name, label]) => (
                <NumberInput
                  key={name}
                  label={label}
                  min={0}
                  w={125}
                  value={row[name]}
                  onChange={(value) => change(row.key, { [name]: Number(value) })}
                />
              ))}
              {rows.length > 1 ? (
                <ActionIcon
                  variant="subtle"
                  aria-label={t`Remove ${row.name}`}
                  onClick={() => setRows((known) => known.filter(({ key }) => key !== row.key))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              ) : null}
            </div>
          ))}
          <Button
            variant="default"
            size="xs"
            style={{ justifySelf: "start" }}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              setRows((known) => [
                ...known,
                {
                  ...FIRST,
                  key: Date.now(),
                  name: String.fromCharCode(65 + (known.length % 26)),
                  cartons: 10,
                },
              ])
            }
          >
            <Trans>Add cartons</Trans>
          </Button>
        </div>
      </Section>
      {plan.data ? <Fits fits={plan.data.fits} /> : null}
    </Page>
  );
}

function Fits({ fits }: { fits: readonly Fit[] }) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const first = fits[0];
  return (
    <Section
      title={t`Ways to ship`}
      description={
        first
          ? t`${format.number(Number(Number(first.volume).toFixed(2)))} m³, ${format.number(Number(Number(first.weight).toFixed(1)))} kg`
          : undefined
      }
    >
      <ul className={classes.fits} aria-label={t`Ways to ship`}>
        {fits.map((fit) => (
          <li key={fit.vehicle} className={classes.fit}>
            <strong>{i18n._(VEHICLES[fit.vehicle])}</strong>
            <span>
              {fit.chargeable !== null ? (
                fit.vehicle === "LCL" ? (
                  <Trans>charged for {Number(fit.chargeable)} revenue tons (W/M)</Trans>
                ) : (
                  <Trans>charged for {format.number(Number(fit.chargeable))} kg</Trans>
                )
              ) : (
                <Plural value={fit.count} one="# container" other="# containers" />
              )}
            </span>
            {fit.count > 0 ? (
              <span>
                <Progress value={Number(fit.filled)} aria-label={t`Room taken`} />
                <span className={classes.muted}>
                  {t`${Number(fit.filled)} % of the room, ${Number(fit.loaded)} % of the weight`}
                </span>
              </span>
            ) : null}
            <span>
              {fit.too_long.length > 0 ? (
                <StatusText tone="danger">{t`too large: ${fit.too_long.join(", ")}`}</StatusText>
              ) : (
                fit.more.map((more) => (
                  <div key={more.name}>
                    <bdi>{more.name}</bdi>:{" "}
                    <Plural
                      value={more.cartons}
                      _0="full"
                      one="room for # more carton"
                      other="room for # more cartons"
                    />
                    {more.by === "weight" ? ` (${t`weight`})` : ""}
                  </div>
                ))
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
