import { Trans } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import type { ErpArrival, ErpLink } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import { useErp } from "../hooks/useErp";
import { useErpWords } from "../hooks/useErpWords";
import { CompanyPick } from "./CompanyPick";
import classes from "./erp.module.css";
import { ProblemNote } from "./ProblemNote";

const CREATED = new Set(["customer", "contact", "product", "sales_order", "shipment", "receipt", "invoice"]);

/** Who an order is from, as it says itself. */
function customerOf(arrival: ErpArrival): string {
  const found = arrival.record.customer as { name?: string; number?: string } | undefined;
  return found?.name ?? found?.number ?? "";
}

/** A record of the ERP that waits: whom it may be, and what to do with it. */
export function ArrivalCard({ link, arrival }: { link: ErpLink; arrival: ErpArrival }) {
  const words = useErpWords();
  const { decideArrival } = useErp(link.id);
  const candidates = (arrival.problem?.candidates ?? []) as { id: string; title: string }[];
  const asked = arrival.problem?.code === "match" || arrival.problem?.code === "approval";
  const strange = arrival.problem?.code === "unlinked" && Boolean(arrival.record.customer);
  const customer = strange ? customerOf(arrival) : "";
  return (
    <li className={classes.card}>
      <div className={classes.line}>
        <h3 className={classes.name}>
          <bdi>{arrival.title}</bdi>
        </h3>
        <span className={classes.quiet}>
          {words.entity(arrival.entity)} {arrival.external_id} · <TimeText instant={arrival.read_at} />
        </span>
      </div>
      {arrival.problem ? <ProblemNote problem={arrival.problem} /> : null}
      {strange ? (
        <CompanyPick
          busy={decideArrival.isPending}
          onPick={(local_id) => decideArrival.mutate({ id: arrival.id, action: "link", local_id })}
        />
      ) : null}
      <Group gap="xs">
        {strange && customer ? (
          <Button
            size="xs"
            variant="default"
            loading={decideArrival.isPending}
            onClick={() => decideArrival.mutate({ id: arrival.id, action: "create" })}
          >
            <span>
              <Trans>
                Make <bdi>{customer}</bdi> a new customer
              </Trans>
            </span>
          </Button>
        ) : null}
        {candidates.map((each) => (
          <Button
            key={each.id}
            size="xs"
            variant="default"
            loading={decideArrival.isPending}
            onClick={() => decideArrival.mutate({ id: arrival.id, action: "link", local_id: each.id })}
          >
            <span>
              <Trans>
                It is <bdi>{each.title}</bdi>
              </Trans>
            </span>
          </Button>
        ))}
        {asked && CREATED.has(arrival.entity) ? (
          <Button
            size="xs"
            variant="default"
            loading={decideArrival.isPending}
            onClick={() => decideArrival.mutate({ id: arrival.id, action: "create" })}
          >
            <Trans>Make a new one</Trans>
          </Button>
        ) : null}
        {asked ? null : (
          <Button
            size="xs"
            variant="default"
            loading={decideArrival.isPending}
            onClick={() => decideArrival.mutate({ id: arrival.id, action: "retry" })}
          >
            <Trans>Try again</Trans>
          </Button>
        )}
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => decideArrival.mutate({ id: arrival.id, action: "ignore" })}
        >
          <Trans>Leave it out</Trans>
        </Button>
      </Group>
    </li>
  );
}
