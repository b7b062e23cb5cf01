import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Checkbox, Radio } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { DuplicateFile, DuplicateMember } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import classes from "./duplicates.module.css";
import { useFieldLabels, useValueText } from "./words";

export interface Choice {
  winner: string;
  left: ReadonlySet<string>;
  values: Record<string, string>;
}

interface Props {
  file: DuplicateFile;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

/** Fields that the server chooses by itself: all values of both stay. */
const JOINED = new Set(["domains", "emails", "tags"]);

function Head({ member, kind }: { member: DuplicateMember; kind: DuplicateFile["kind"] }) {
  const format = useFormats();
  return (
    <>
      <Anchor
        renderRoot={(props) =>
          kind === "company" ? (
            <Link to="/companies/$id" params={{ id: member.id }} {...props} />
          ) : (
            <Link to="/contacts/$id" params={{ id: member.id }} {...props} />
          )
        }
        fw={500}
      >
        <bdi>{member.name}</bdi>
      </Anchor>
      <span className={classes.dates}>
        <Trans>since {format.date(member.created_at)}</Trans>
        {member.last_contact_on ? (
          <>
            {" · "}
            <Trans>last contact {format.date(member.last_contact_on)}</Trans>
          </>
        ) : null}
      </span>
    </>
  );
}

/** The records of a group side by side: which one stays, who is left out, whose value is shown. */
export function Comparison({ file, choice, onChange }: Props) {
  const { t } = useLingui();
  const labels = useFieldLabels();
  const say = useValueText();
  const { members, kind } = file;
  const filled = file.fields.filter((field) => members.some(({ values }) => values[field]));
  const choose = (field: string, id: string) => {
    const { [field]: before, ...rest } = choice.values;
    onChange({ ...choice, values: before === id ? rest : { ...rest, [field]: id } });
  };
  const leave = (id: string, part: boolean) => {
    const left = new Set(choice.left);
    if (part) left.delete(id);
    else left.add(id);
    onChange({ ...choice, left });
  };
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t`Field`}</span>
            </th>
            {members.map((member, place) => (
              <th key={member.id} scope="col" data-winner={member.id === choice.winner || undefined}>
                <Head member={member} kind={kind} />
                <Radio
                  size="xs"
                  name="winner"
                  label={t`Keep this file (${place + 1})`}
                  checked={member.id === choice.winner}
                  onChange={() => onChange({ ...choice, winner: member.id })}
                />
                {members.length > 2 && member.id !== choice.winner ? (
                  <Checkbox
                    size="xs"
                    label={t`Part of it`}
                    checked={!choice.left.has(member.id)}
                    onChange={(event) => leave(member.id, event.currentTarget.checked)}
                  />
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filled.map((field) => {
            const different = new Set(members.map(({ values }) => values[field] ?? "")).size > 1;
            return (
              <tr key={field} data-different={different || undefined}>
                <th scope="row">{labels[field] ?? field}</th>
                {members.map(({ id, values }) => {
                  const value = values[field];
                  return (
                    <td key={id} data-left={choice.left.has(id) || undefined}>
                      {value && different && !JOINED.has(field) ? (
                        <button
                          type="button"
                          className={classes.value}
                          aria-pressed={choice.values[field] === id}
                          onClick={() => choose(field, id)}
                        >
                          <bdi>{say(field, value)}</bdi>
                        </button>
                      ) : (
                        <bdi>{value ? say(field, value) : "–"}</bdi>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
