import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { mailDocument, SANDBOX } from "../reading/mailDocument";
import { trimEnd } from "../reading/trimEnd";
import { markWords } from "../reading/words";
import classes from "./message.module.css";

// Newsletters are laid out for 600 to 700 px; below this they are scrolled rather than shrunk further.
const SMALLEST = 0.55;
const FIRST_HEIGHT = 80;

interface Props {
  html: string;
  /** Words to mark and bring into view. */
  words?: string;
}

/** Shrinks a page that is wider than its frame. */
function shrink(body: HTMLElement, width: number): void {
  body.style.zoom = "";
  const wide = body.ownerDocument.documentElement.scrollWidth;
  if (width > 0 && wide > width) body.style.zoom = String(Math.max(width / wide, SMALLEST));
}

/** A sanitized HTML mail on white paper, in a frame without scripts that is as high as its content. */
export function HtmlBody({ html, words }: Props) {
  const { t } = useLingui();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const [loads, setLoads] = useState(0);
  const mark = useRef<HTMLElement | null>(null);

  useEffect(() => {
    const page = frame.current?.contentDocument;
    // Before its first load a frame holds an empty document.
    if (loads === 0 || !page?.body) return undefined;
    const { body, documentElement } = page;
    trimEnd(body);
    const measure = () => {
      const bar = documentElement.scrollWidth > documentElement.clientWidth ? 16 : 0;
      setHeight(Math.ceil(body.getBoundingClientRect().height) + bar);
    };
    let width = 0;
    const onResize = () => {
      const now = documentElement.clientWidth;
      if (now !== width) {
        width = now;
        shrink(body, width);
      }
      measure();
    };
    const observer = new ResizeObserver(onResize);
    observer.observe(body);
    observer.observe(documentElement);
    onResize();
    // The keys of the app go on working after a click into the mail.
    const passOn = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      const copy = new KeyboardEvent("keydown", {
        key,
        ctrlKey,
        metaKey,
        altKey,
        shiftKey,
        cancelable: true,
      });
      if (!document.dispatchEvent(copy)) event.preventDefault();
    };
    page.addEventListener("keydown", passOn);
    return () => {
      observer.disconnect();
      page.removeEventListener("keydown", passOn);
    };
  }, [loads]);

  useEffect(() => {
    const body = frame.current?.contentDocument?.body;
    if (loads > 0 && body && words) mark.current = markWords(body, words);
  }, [loads, words]);

  // The page can only scroll to the words once the frame is as high as they lie deep.
  useEffect(() => {
    if (height === FIRST_HEIGHT) return;
    void mark.current?.scrollIntoView({ block: "center" });
    mark.current = null;
  }, [height]);

  return (
    <div className={classes.paper}>
      <iframe
        ref={frame}
        title={t`Text of the mail`}
        className={classes.frame}
        sandbox={SANDBOX}
        srcDoc={mailDocument(html)}
        style={{ height }}
        onLoad={() => setLoads((count) => count + 1)}
      />
    </div>
  );
}
