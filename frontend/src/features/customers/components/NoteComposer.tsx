import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Kbd, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useDraft } from "@/lib/useDraft";
import { announce } from "@/ui/feedback/announce";
import { toastProblem } from "@/ui/feedback/toast";
import classes from "./timeline.module.css";

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A note for the timeline. What is typed is kept until it is saved, over reloads and lost connections. */
export function NoteComposer({ company }: { company: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const draft = useDraft<string>(`note.${company}`);
  const [text, setText] = useState(draft.restored ?? "");
  const { mutate, isPending } = useMutation({
    mutationFn: (note: string) =>
      data(
        client.POST("/companies/{company_id}/notes", {
          params: { path: { company_id: company } },
          body: { text: note },
        }),
      ),
    onSuccess: async () => {
      setText("");
      draft.clear();
      announce(t`Saved`);
      await invalidatePaths(queries, ["/companies/{company_id}/timeline"]);
    },
    onError: toastProblem,
  });
  const ready = text.trim() !== "";
  const save = () => {
    if (ready && !isPending) mutate(text.trim());
  };
  return (
    <div className={classes.composer}>
      <Textarea
        autosize
        minRows={ready ? 3 : 1}
        maxRows={14}
        dir="auto"
        placeholder={t`Write a note…`}
        aria-label={t`Note`}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          draft.keep(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
        }}
      />
      {ready ? (
        <div className={classes.composerFoot}>
          <Kbd size="xs" dir="ltr">
            {isMac ? "⌘ ↵" : "Ctrl ↵"}
          </Kbd>
          <Button size="xs" loading={isPending} onClick={save}>
            <Trans>Save note</Trans>
          </Button>
        </div>
      ) : null}
    </div>
  );
}
