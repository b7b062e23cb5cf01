import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { Quote } from "@/api/types";

interface Props {
  quote: Quote;
  busy: boolean;
  onSend: () => void;
  onFollow: () => void;
  onAnswer: (accepted: boolean) => void;
  onOrder: (offer: number, kind: "order" | "sample") => void;
}

/** What can be done with a quote in the state that it is in. */
export function QuoteActions({ quote, busy, onSend, onFollow, onAnswer, onOrder }: Props) {
  const { t } = useLingui();
  const { current, state } = quote;
  if (current.frozen_at === null) {
    return (
      <Button loading={busy} onClick={onSend}>
        <Trans>Mark as sent</Trans>
      </Button>
    );
  }
  return (
    <>
      {state === "accepted" ? null : (
        <>
          <Button variant="default" disabled={busy} onClick={onFollow}>
            <Trans>New version</Trans>
          </Button>
          <Button variant="default" disabled={busy || state === "refused"} onClick={() => onAnswer(false)}>
            <Trans>Refused</Trans>
          </Button>
        </>
      )}
      {state === "refused" ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button loading={busy} rightSection={<IconChevronDown size={14} aria-hidden />}>
              <Trans>Make an order</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {current.offers.map((offer, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an offer is known by its place
              <Menu.Item key={place} onClick={() => onOrder(place, "order")}>
                {t`Order at ${offer.incoterm} ${offer.place ?? ""}`}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => onOrder(0, "sample")}>
              <Trans>Sample order</Trans>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
