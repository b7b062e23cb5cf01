import { useLingui } from "@lingui/react/macro";
import { CloseButton, TextInput } from "@mantine/core";
import classes from "./compose.module.css";

interface Props {
  text: string;
  onChange: (text: string) => void;
}

/** What the recipient's inbox shows after the subject: it came with a template, and goes with a press. */
export function PreviewLine({ text, onChange }: Props) {
  const { t } = useLingui();
  return (
    <div className={classes.line}>
      <span className={classes.lineLabel}>{t`Preview line`}</span>
      <TextInput
        variant="unstyled"
        className={classes.lineField}
        aria-label={t`Preview line`}
        dir="auto"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <CloseButton size="sm" aria-label={t`Send without a preview line`} onClick={() => onChange("")} />
    </div>
  );
}
