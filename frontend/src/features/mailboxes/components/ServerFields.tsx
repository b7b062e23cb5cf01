import { useLingui } from "@lingui/react/macro";
import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { MailboxValues } from "../form";
import classes from "./mailboxes.module.css";

interface Props {
  form: UseFormReturnType<MailboxValues>;
  which: "imap" | "smtp";
  legend: string;
}

/** Host, port and encryption of one server. */
export function ServerFields({ form, which, legend }: Props) {
  const { t } = useLingui();
  return (
    <fieldset className={classes.server}>
      <legend>{legend}</legend>
      <div className={classes.serverFields}>
        <TextInput label={t`Server`} dir="ltr" autoComplete="off" {...form.getInputProps(`${which}.host`)} />
        <NumberInput
          label={t`Port`}
          dir="ltr"
          hideControls
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps(`${which}.port`)}
        />
        <NativeSelect
          label={t`Encryption`}
          data={[
            { value: "tls", label: "TLS" },
            { value: "starttls", label: "STARTTLS" },
          ]}
          {...form.getInputProps(`${which}.security`)}
        />
      </div>
    </fieldset>
  );
}
