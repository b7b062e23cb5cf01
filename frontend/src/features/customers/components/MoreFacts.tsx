import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Fact } from "@/api/types";
import { type FactSubject, useAddedFacts } from "../hooks/useFacts";
import { AddFact } from "./AddFact";
import { Evidence } from "./Evidence";
import { FieldValue } from "./FieldValue";
import classes from "./facts.module.css";
import {
  ADDABLE,
  COMPANY_FIELDS,
  CONTACT_FIELDS,
  EXTRA_FIELDS,
  type FieldDefinition,
  type FieldKind,
  MANY,
} from "./fieldKinds";
import { useSortName } from "./sortNames";

interface Props {
  subject: FactSubject;
  id: string;
  facts: readonly Fact[];
  onReject: (fact: Fact) => void;
  mayEdit: boolean;
}

type ExtraField = FieldDefinition<string>;

interface ValueProps extends Pick<Props, "mayEdit" | "onReject"> {
  fact: Fact;
  kind: FieldKind;
  onRemove: () => void;
}

function Value({ fact, kind, mayEdit, onReject, onRemove }: ValueProps) {
  const { t } = useLingui();
  const sortName = useSortName();
  const value = <FieldValue kind={kind} value={fact.value} live={fact.typed} />;
  return (
    <span className={classes.extra}>
      {fact.typed ? (
        value
      ) : (
        <Evidence fact={fact} onReject={mayEdit ? () => onReject(fact) : undefined}>
          {value}
        </Evidence>
      )}
      {fact.detail ? <span className={classes.sort}>{sortName(fact.detail)}</span> : null}
      {fact.typed && mayEdit ? (
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          className={classes.pencil}
          aria-label={t`Take away: ${fact.value}`}
          onClick={onRemove}
        >
          <IconX size={13} aria-hidden />
        </ActionIcon>
      ) : null}
    </span>
  );
}

/** What is known beside the fields that every record has: rows of its list of fields. */
export function MoreFacts({ subject, id, facts, onReject, mayEdit }: Props) {
  const { i18n } = useLingui();
  const { remove } = useAddedFacts(subject, id);
  const extras: readonly ExtraField[] = EXTRA_FIELDS[subject];
  const shownOf = (name: string) =>
    facts.filter((fact) => fact.field === name && !fact.rejected && (MANY.has(name) || fact.shown));
  return extras.map(({ name, label, kind }) => {
    const found = shownOf(name);
    return found.length === 0 ? null : (
      <div key={name} className={classes.field}>
        <dt>{i18n._(label)}</dt>
        <dd>
          <div className={classes.shown}>
            {found.map((fact) => (
              <Value
                key={fact.id}
                fact={fact}
                kind={kind}
                mayEdit={mayEdit}
                onReject={onReject}
                onRemove={() => remove.mutate(fact)}
              />
            ))}
          </div>
        </dd>
      </div>
    );
  });
}

/** The way to add more to a record by hand, below its fields. */
export function AddDetail({ subject, id }: Pick<Props, "subject" | "id">) {
  const { i18n } = useLingui();
  const { add } = useAddedFacts(subject, id);
  const [adding, setAdding] = useState<string | null>(null);
  const everything: readonly ExtraField[] = [...EXTRA_FIELDS[subject], ...COMPANY_FIELDS, ...CONTACT_FIELDS];
  const labelOf = (name: string) => {
    const found = everything.find((field) => field.name === name);
    return found ? i18n._(found.label) : name;
  };
  if (adding) {
    return (
      <AddFact
        key={adding}
        field={adding}
        label={labelOf(adding)}
        onAdd={(fact) => add.mutateAsync(fact)}
        onDone={() => setAdding(null)}
      />
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          className={classes.add}
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          <Trans>Add a detail</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ADDABLE[subject].map((name) => (
          <Menu.Item key={name} onClick={() => setAdding(name)}>
            {labelOf(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
