import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";

interface Props {
  conversation: string;
}

/** From a conversation to a quote: the newest mail of the other side is read for what it asks for. */
export function QuoteInquiry({ conversation }: Props) {
  const mayWrite = useMay("trade.write");
  const whole = useQuery({
    ...query("/conversations/{conversation_id}", { params: { path: { conversation_id: conversation } } }),
    enabled: mayWrite,
  });
  const message = whole.data?.messages.findLast(({ direction }) => direction === "in");
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
