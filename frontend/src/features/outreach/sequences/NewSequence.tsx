import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Popover, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import { toastProblem } from "@/ui/feedback/toast";
import { useRefreshSequences } from "./useSequences";

/** Begins a sequence with its name; the clock of whoever makes it serves where nobody knows the reader's. */
export function NewSequence() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const refresh = useRefreshSequences();
  const zone = useQuery(query("/session")).data?.user.time_zone ?? "UTC";
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: () => data(client.POST("/sequences", { body: { name, time_zone: zone } })),
    onSuccess: (made) => {
      void refresh();
      void navigate({ to: "/sequences/$id", params: { id: made.id } });
    },
    onError: toastProblem,
  });
  return (
    <Popover opened={open} onChange={setOpen} width={280} trapFocus position="bottom-end" withinPortal>
      <Popover.Target>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(!open)}>
          <Trans>New sequence</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <Stack gap="xs">
            <TextInput
              label={t`Name`}
              required
              dir="auto"
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Button type="submit" loading={make.isPending}>
              <Trans>Plan it</Trans>
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
