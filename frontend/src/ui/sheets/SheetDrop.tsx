import { Trans } from "@lingui/react/macro";
import { Button, FileButton } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { type DragEvent, type ReactNode, useState } from "react";
import { inBase64 } from "@/lib/inBase64";
import classes from "./sheets.module.css";

export interface Sheet {
  filename: string;
  content: string;
}

interface Props {
  busy: boolean;
  /** What is beside the button: a template, the name of the file. */
  children?: ReactNode;
  onSheet: (sheet: Sheet) => void;
}

/** Takes a spreadsheet: chosen, or dropped on it. */
export function SheetDrop({ busy, children, onSheet }: Props) {
  const [over, setOver] = useState(false);
  const take = async (file: File | null | undefined) => {
    if (file) onSheet({ filename: file.name, content: await inBase64(file) });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden />
      <FileButton accept=".xlsx,.csv,.txt,text/csv" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} loading={busy}>
            <Trans>Choose a file</Trans>
          </Button>
        )}
      </FileButton>
      <span className={classes.hint}>
        <Trans>or drop it here. XLSX or CSV, at most 10,000 rows.</Trans>
      </span>
      {children}
    </div>
  );
}
