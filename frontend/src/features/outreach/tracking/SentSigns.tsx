import { useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { StatusText } from "@/ui/records/StatusText";
import classes from "./tracking.module.css";
import { STATUS_TONES, STATUSES } from "./words";

interface Props {
  conversation: string;
  /** The mail as it lies in the conversation. */
  message: string;
}

/** What became of one mail of ours, in a word that opens the whole of it; nothing for mail sent elsewhere. */
export function SentSigns({ conversation, message }: Props) {
  const { i18n, t } = useLingui();
  const format = useFormats();
  const { data } = useQuery(
    query("/tracking/conversations/{conversation_id}", {
      params: { path: { conversation_id: conversation } },
    }),
  );
  const signs = data?.find((each) => each.message_id === message);
  if (!signs) return null;
  return (
    <Tooltip label={signs.at ? format.full(signs.at) : t`What became of it`}>
      <Link
        to="."
        search={(search: object) => ({ ...search, became: signs.outgoing_id, panel: undefined })}
        className={classes.sign}
      >
        <StatusText tone={STATUS_TONES[signs.status]}>{i18n._(STATUSES[signs.status])}</StatusText>
      </Link>
    </Tooltip>
  );
}
