import { useLingui } from "@lingui/react/macro";
import type { DuplicateGroup } from "@/api/types";
import classes from "./duplicates.module.css";
import { TwinVerdictText, useReasonText } from "./words";

interface Props {
  groups: readonly DuplicateGroup[];
  shown: string | undefined;
  onShow: (id: string) => void;
}

/** Groups of records that may be one, the surest first. */
export function GroupList({ groups, shown, onShow }: Props) {
  const { t } = useLingui();
  const text = useReasonText();
  return (
    <ul className={classes.groups} aria-label={t`Possible duplicates`}>
      {groups.map((group) => (
        <li key={group.id}>
          <button
            type="button"
            className={classes.group}
            aria-current={group.id === shown ? "true" : undefined}
            onClick={() => onShow(group.id)}
          >
            <span className={classes.names}>
              {group.names.map((name, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two of them may have one name
                <bdi key={place}>{name}</bdi>
              ))}
            </span>
            <span className={classes.why}>
              <TwinVerdictText verdict={group.verdict} />
              <span>{group.reasons.slice(0, 3).map(text).join(" · ")}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
