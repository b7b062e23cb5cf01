import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, FileButton, Group, Input } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { problemTitle } from "@/ui/feedback/problemText";
import type { InputProps } from "./FieldInput";
import { FieldShown } from "./FieldShown";

/** A file: chosen, sent at once, and named by what the server made of it. */
export function FileInput({
  field,
  value,
  onChange,
  error,
  disabled,
  required,
  size = "sm",
  bare,
}: InputProps) {
  const { t } = useLingui();
  const send = useMutation({
    mutationFn: (file: File) =>
      data(
        client.POST("/custom-fields/{field_id}/files", {
          params: { path: { field_id: field.id }, query: { filename: file.name } },
          body: file as never,
          bodySerializer: (body: unknown) => body as Blob,
          headers: { "Content-Type": "application/octet-stream" },
        } as never),
      ) as Promise<{ id: string; name: string }>,
    onSuccess: (file) => onChange(file),
  });
  const said = error ?? (send.error ? problemTitle(send.error) : undefined);
  return (
    <Input.Wrapper
      label={bare ? undefined : field.label}
      description={bare ? undefined : field.hint || undefined}
      error={said}
      required={required}
      size={size}
      labelElement="div"
    >
      <Group gap={6} wrap="nowrap">
        {value ? (
          <>
            <FieldShown field={field} value={value} />
            {disabled ? null : (
              <CloseButton
                size="sm"
                aria-label={t`Remove the file of ${field.label}`}
                onClick={() => onChange(null)}
              />
            )}
          </>
        ) : null}
        <FileButton onChange={(file) => file && send.mutate(file)} disabled={disabled}>
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              disabled={disabled}
              loading={send.isPending}
              leftSection={<IconUpload size={14} aria-hidden />}
              aria-label={t`Choose a file for ${field.label}`}
            >
              <Trans>Choose a file</Trans>
            </Button>
          )}
        </FileButton>
      </Group>
    </Input.Wrapper>
  );
}
