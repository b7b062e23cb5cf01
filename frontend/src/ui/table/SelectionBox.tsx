import { Checkbox } from "@mantine/core";
import classes from "./table.module.css";

interface Props {
  label: string;
  checked: boolean;
  indeterminate?: boolean;
  /** `range`: with Shift, everything since the last one. */
  onToggle: (range: boolean) => void;
}

/** The box at the start of a row. A press next to it ticks as well, and never opens the row. */
export function SelectionBox({ label, checked, indeterminate, onToggle }: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the box inside is the control; this only widens its reach
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      className={classes.box}
      onClick={(event) => {
        event.stopPropagation();
        onToggle(event.shiftKey);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Checkbox
        size="xs"
        aria-label={label}
        checked={checked}
        indeterminate={indeterminate}
        tabIndex={-1}
        readOnly
      />
    </div>
  );
}
