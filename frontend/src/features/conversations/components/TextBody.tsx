import { Anchor } from "@mantine/core";
import { useEffect, useRef } from "react";
import { type Piece, pieces, quoteBlocks } from "../reading/plainText";
import classes from "./message.module.css";

function Words({ piece: { text, href, marked } }: { piece: Piece }) {
  const shown = marked ? <mark className={classes.mark}>{text}</mark> : text;
  if (!href) return shown;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" underline="always" inherit>
      {shown}
    </Anchor>
  );
}

function Line({ text, words }: { text: string; words?: string }) {
  let at = 0;
  return pieces(text, words).map((piece) => {
    const key = at;
    at += piece.text.length;
    return <Words key={key} piece={piece} />;
  });
}

/** A plain text mail: paragraphs by their own direction, quotes indented by depth, links and addresses live. */
export function TextBody({ text, words }: { text: string; words?: string }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are marked elsewhere
  useEffect(() => {
    void box.current?.querySelector("mark")?.scrollIntoView({ block: "center" });
  }, [words]);
  let at = 0;
  return (
    <div ref={box} className={classes.text}>
      {quoteBlocks(text.trimEnd()).map(({ depth, text: block }) => {
        const key = at;
        at += block.length + 1;
        return (
          <div key={key} className={classes.block} data-depth={Math.min(depth, 4)} dir="auto">
            <Line text={block} words={words} />
          </div>
        );
      })}
    </div>
  );
}
