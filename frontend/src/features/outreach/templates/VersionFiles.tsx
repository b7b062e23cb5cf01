import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Anchor, Button, FileButton } from "@mantine/core";
import { IconPaperclip, IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { apiUrl, client, cookie, data } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { useFormats } from "@/i18n/formats";
import { toastProblem } from "@/ui/feedback/toast";
import classes from "./editor.module.css";
import type { Version } from "./types";
import { useRefreshTemplates } from "./useTemplates";

interface Props {
  template: string;
  version: Version;
  mayChange: boolean;
}

/** The files that go along with every letter in this language. */
export function VersionFiles({ template, version, mayChange }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const refresh = useRefreshTemplates();
  const path = `/templates/${template}/languages/${encodeURIComponent(version.language)}/files`;
  const add = useMutation({
    // The body is the file itself, which the typed client would turn into JSON.
    mutationFn: async (file: File) => {
      const response = await fetch(apiUrl(`${path}?filename=${encodeURIComponent(file.name)}`), {
        method: "POST",
        headers: {
          "Content-Type": file.type || "application/octet-stream",
          "X-CSRF-Token": cookie("lading_csrf") ?? "",
        },
        body: file,
      });
      if (!response.ok) throw await ApiProblem.from(response);
    },
    onSuccess: () => refresh(),
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: (file: string) =>
      data(
        client.DELETE("/templates/{template_id}/languages/{language}/files/{template_file_id}", {
          params: { path: { template_id: template, language: version.language, template_file_id: file } },
        }),
      ),
    onSuccess: () => refresh(),
    onError: toastProblem,
  });
  return (
    <div className={classes.files}>
      <ul aria-label={t`Attached files`}>
        {version.files.map(({ id, filename, size }) => (
          <li key={id}>
            <Anchor href={apiUrl(`${path}/${id}`)} download={filename} size="sm">
              <bdi>{filename}</bdi>
            </Anchor>{" "}
            <small>{format.bytes(size)}</small>
            {mayChange ? (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t`Take ${filename} off`}
                onClick={() => remove.mutate(id)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <FileButton multiple onChange={(files) => files.forEach((file) => void add.mutate(file))}>
          {(props) => (
            <Button
              {...props}
              size="compact-xs"
              variant="default"
              loading={add.isPending}
              leftSection={<IconPaperclip size={14} aria-hidden />}
            >
              <Trans>Attach files</Trans>
            </Button>
          )}
        </FileButton>
      ) : null}
    </div>
  );
}
