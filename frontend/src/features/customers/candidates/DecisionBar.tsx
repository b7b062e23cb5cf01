import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Kbd } from "@mantine/core";
import { IconArrowsJoin2, IconBuildingPlus, IconEyeOff, IconHelpCircle } from "@tabler/icons-react";
import { useHotkey } from "@/ui/hotkeys/hotkeys";
import classes from "./candidates.module.css";

const GROUP = msg`Candidates`;
const YES = { keys: "y", label: msg`It is a customer`, group: GROUP };
const NO = { keys: "n", label: msg`It is noise`, group: GROUP };
const MERGE = { keys: "m", label: msg`It belongs to a customer`, group: GROUP };
const NEXT = { keys: "j", label: msg`Next`, group: GROUP };
const BACK = { keys: "k", label: msg`Back`, group: GROUP };
const UNDO = { keys: "z", label: msg`Undo the last decision`, group: GROUP };

interface Props {
  noise: boolean;
  enabled: boolean;
  onCustomer: () => void;
  onNoise: () => void;
  onCandidate: () => void;
  onMerge: () => void;
  onStep: (by: 1 | -1) => void;
  onUndo: () => void;
}

/** What can be done with the one that is open; on a phone within reach of the thumb. */
export function DecisionBar({
  noise,
  enabled,
  onCustomer,
  onNoise,
  onCandidate,
  onMerge,
  onStep,
  onUndo,
}: Props) {
  useHotkey(YES, onCustomer, enabled);
  useHotkey(NO, onNoise, enabled && !noise);
  useHotkey(MERGE, onMerge, enabled);
  useHotkey(NEXT, () => onStep(1));
  useHotkey(BACK, () => onStep(-1));
  useHotkey(UNDO, onUndo);
  return (
    <div className={classes.bar}>
      {noise ? (
        <Button
          variant="default"
          disabled={!enabled}
          onClick={onCandidate}
          leftSection={<IconHelpCircle size={18} aria-hidden />}
        >
          <Trans>Candidate</Trans>
        </Button>
      ) : (
        <Button
          variant="default"
          disabled={!enabled}
          onClick={onNoise}
          leftSection={<IconEyeOff size={18} aria-hidden />}
          rightSection={<Kbd className={classes.key}>N</Kbd>}
        >
          <Trans>Noise</Trans>
        </Button>
      )}
      <Button
        variant="default"
        disabled={!enabled}
        onClick={onMerge}
        leftSection={<IconArrowsJoin2 size={18} aria-hidden />}
        rightSection={<Kbd className={classes.key}>M</Kbd>}
      >
        <Trans>Merge</Trans>
      </Button>
      <Button
        disabled={!enabled}
        onClick={onCustomer}
        leftSection={<IconBuildingPlus size={18} aria-hidden />}
        rightSection={<Kbd className={classes.key}>Y</Kbd>}
      >
        <Trans>Customer</Trans>
      </Button>
    </div>
  );
}
