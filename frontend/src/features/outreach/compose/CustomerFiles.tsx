import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Popover, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { IconCheck, IconFolder } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { flatten, pages, query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import classes from "./files.module.css";
import type { CustomerDocument, FileCopy, OutgoingFile } from "./types";

interface Props {
  /** The address of whom the message is to. */
  recipient: string | null;
  attached: readonly OutgoingFile[];
  onAttach: (name: string, file: FileCopy) => Promise<void>;
}

/** Finds a file of the recipient's company and puts it beside the message; there for whoever is in the files. */
export function CustomerFiles({ recipient, attached, onAttach }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const address = recipient?.toLowerCase() ?? "";
  const contacts = useQuery({
    ...query("/contacts", { params: { query: { q: address, limit: 10 } } }),
    enabled: address !== "",
  });
  const company = contacts.data?.items.find(({ emails }) => emails.includes(address))?.company;
  if (!company || address === "") return null;
  const label = t`Files of ${company.name}`;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={340}
      position="top-start"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Tooltip label={label} disabled={open}>
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={label}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <IconFolder size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.library}>
        {open ? (
          <Documents company={company.id} label={label} attached={attached} onAttach={onAttach} />
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}

interface DocumentsProps extends Pick<Props, "attached" | "onAttach"> {
  company: string;
  label: string;
}

function Documents({ company, label, attached, onAttach }: DocumentsProps) {
  const { t } = useLingui();
  const format = useFormats();
  const [words, setWords] = useState("");
  const list = useInfiniteQuery(
    pages("/companies/{company_id}/files", {
      params: { path: { company_id: company }, query: { limit: 100 } },
    }),
  );
  const wanted = words.trim().toLowerCase();
  const rows = flatten(list.data).rows.filter(({ filename }) => filename.toLowerCase().includes(wanted));
  const isThere = (file: CustomerDocument) =>
    attached.some(({ filename, size }) => filename === file.filename && size === file.size);
  return (
    <>
      <TextInput
        data-autofocus
        size="xs"
        placeholder={t`Search files`}
        aria-label={t`Search files`}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <TextSkeleton lines={4} /> : null}
      <ul className={classes.documents} aria-label={label}>
        {rows.map((file) => (
          <li key={file.id}>
            <UnstyledButton
              className={classes.document}
              disabled={isThere(file)}
              onClick={() =>
                void onAttach(file.filename, {
                  file_id: file.id,
                  ...(file.upload ? { company_id: company } : { message_id: file.message_id }),
                })
              }
            >
              <bdi>{file.filename}</bdi>
              <small>
                {isThere(file) ? <IconCheck size={12} aria-label={t`attached`} /> : null}
                {format.bytes(file.size)} · {format.date(file.at)}
              </small>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {list.isSuccess && rows.length === 0 ? (
        <p className={classes.noDocuments}>
          {wanted ? <Trans>No file has such a name.</Trans> : <Trans>Nothing has been filed here yet.</Trans>}
        </p>
      ) : null}
    </>
  );
}
