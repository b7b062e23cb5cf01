import { pieces } from "@/ui/mentions/mentions";
import classes from "./timeline.module.css";

/** The text of a note; names of colleagues stand out. */
export function NoteText({ text }: { text: string }) {
  return (
    <p className={classes.note} dir="auto">
      {pieces(text).map((piece, place) =>
        piece.member ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
          <span key={place} className={classes.mention}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}
