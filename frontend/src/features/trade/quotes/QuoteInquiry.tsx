import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMay } from "@/api/session";

interface Props {
  messages: readonly { id: string; direction: string }[];
}

/** From a conversation to a quote: the newest mail of the other side is read for what it asks for. */
export function QuoteInquiry({ messages }: Props) {
  const mayWrite = useMay("trade.write");
  const message = messages.findLast(({ direction }) => direction === "in");
  if (!mayWrite || !message) return null;
  return (
    <Button
      renderRoot={(props) => <Link to="/quotes/new" search={{ message: message.id }} {...props} />}
      size="xs"
      variant="default"
      leftSection={<IconFileInvoice size={14} aria-hidden />}
    >
      <Trans>Quote this inquiry</Trans>
    </Button>
  );
}
