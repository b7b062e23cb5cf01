import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import classes from "./letter.module.css";

interface Props {
  /** A whole HTML part as the server made it. */
  html: string;
  width: "mail" | "phone";
}

const FIRST_HEIGHT = 160;

/** A letter on white paper in a frame without scripts, as wide as a mail program or a phone shows it. */
export function Sheet({ html, width }: Props) {
  const { t } = useLingui();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  return (
    <div className={classes.sheet} data-width={width}>
      <iframe
        ref={frame}
        title={t`Preview of the letter`}
        sandbox="allow-same-origin"
        srcDoc={html}
        style={{ height }}
        onLoad={() => {
          const page = frame.current?.contentDocument?.documentElement;
          if (page) setHeight(Math.max(page.scrollHeight, FIRST_HEIGHT));
        }}
      />
    </div>
  );
}
