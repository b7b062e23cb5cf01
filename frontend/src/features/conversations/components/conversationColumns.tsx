import { msg } from "@lingui/core/macro";
import type { Conversation } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";

export const conversationColumns: readonly TableColumn<Conversation>[] = [
  { id: "subject", label: msg`Subject`, fixed: true, cell: (row) => <span dir="auto">{row.subject}</span> },
  {
    id: "last_message_at",
    label: msg`Last mail`,
    width: 120,
    numeric: true,
    cell: (row) => <TimeText instant={row.last_message_at} as="stamp" />,
  },
];
