import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import classes from "./page.module.css";

/** What takes Escape before the panel does. Lists of choices stay in the page while they are closed, hidden. */
const OPEN =
  ':is([role=dialog],[role=menu],[role=listbox]):not([style*="display: none"], [style*="display: none"] *)';

interface Props {
  title: ReactNode;
  /** Beside the title, such as a link to the whole page. */
  actions?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  onClose: () => void;
  /** The record shown: when it changes the focus stays where the reader moves through the list. */
  recordId: string;
  /** `wide` floats over the page and has room to read in: a document, an image. */
  size?: "wide";
}

/** A look at a record without leaving the list. Not a dialog: the list stays usable; Escape closes. */
export function SidePanel({ title, actions, children, footer, onClose, recordId, size }: Props) {
  const { t } = useLingui();
  const headingId = useId();
  const body = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another record starts at its top
  useEffect(() => {
    body.current?.scrollTo({ top: 0 });
  }, [recordId]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector(OPEN)) return;
      close.current();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <aside className={classes.panel} data-size={size} aria-labelledby={headingId}>
      <div className={classes.panelHead}>
        <h2 id={headingId} className={classes.panelTitle} dir="auto">
          {title}
        </h2>
        {actions}
        <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t`Close`}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.panelBody} ref={body}>
        {children}
      </div>
      {footer ? <div className={classes.panelFoot}>{footer}</div> : null}
    </aside>
  );
}
