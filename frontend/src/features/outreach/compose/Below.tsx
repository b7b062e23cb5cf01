import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { useState } from "react";
import classes from "./compose.module.css";
import type { Outgoing } from "./types";

interface Props {
  outgoing: Outgoing;
  signature: string;
  withSignature: boolean;
  withQuote: boolean;
  onChange: (part: { with_signature?: boolean; with_quote?: boolean }) => void;
}

/** Text of our own sanitized HTML, for a look at it: nothing of it runs or loads here. */
const textOf = (html: string) => {
  const page = new DOMParser().parseFromString(
    html.replace(/<br\s*\/?>|<\/(?:p|div|blockquote)>/gi, "$&\n"),
    "text/html",
  );
  return (page.body.textContent ?? "").replace(/\n{3,}/g, "\n\n").trim();
};

/** What follows the written text by itself: the signature, and the message that is answered. */
export function Below({ outgoing, signature, withSignature, withQuote, onChange }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { quote } = outgoing;
  if (!signature && !quote) return null;
  return (
    <div className={classes.below}>
      {signature ? (
        <Checkbox
          size="xs"
          checked={withSignature}
          onChange={(event) => onChange({ with_signature: event.currentTarget.checked })}
          label={t`Signature`}
        />
      ) : null}
      {quote ? (
        <Checkbox
          size="xs"
          checked={withQuote}
          onChange={(event) => onChange({ with_quote: event.currentTarget.checked })}
          label={outgoing.mode === "forward" ? t`The forwarded message` : t`The quoted message`}
        />
      ) : null}
      <button type="button" className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <Trans>Hide what follows</Trans> : <Trans>Show what follows</Trans>}
      </button>
      {open ? (
        <div className={classes.follows} dir="auto">
          {signature && withSignature ? <pre dir="auto">{textOf(signature)}</pre> : null}
          {quote && withQuote ? <pre dir="auto">{textOf(quote)}</pre> : null}
        </div>
      ) : null}
    </div>
  );
}
