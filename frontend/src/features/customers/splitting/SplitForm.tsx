import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Group, Radio, Select, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import type { Contact, RelationKind } from "@/api/types";
import classes from "../components/customers.module.css";
import { RELATION_NAMES } from "../components/relationNames";
import { useOverride } from "../duplicates/useTwins";
import { isChosen, NO_TARGET, TargetFields } from "./TargetFields";
import { useSplit } from "./useSplits";

const MOST = 100;
const NONE = "none";

interface Props {
  /** Where they are now. */
  company: string;
  /** The one whom it is about; without, they are chosen among all people of the company. */
  only?: Contact;
  onDone: () => void;
}

/** Says which people of a company belong to another one, though they share its domain. */
export function SplitForm({ company, only, onDone }: Props) {
  const { i18n, t } = useLingui();
  const [chosen, setChosen] = useState<string[]>(only ? [only.id] : []);
  const [target, setTarget] = useState(NO_TARGET);
  const [relation, setRelation] = useState<RelationKind | typeof NONE>(NONE);
  const [history, setHistory] = useState("along");
  const override = useOverride();
  const split = useSplit(onDone, override.refuse);
  const { data: people } = useQuery({
    ...query("/contacts", { params: { query: { company_id: company, limit: MOST } } }),
    enabled: !only,
  });
  const save = () =>
    split.mutate({
      contact_ids: chosen,
      to_id: target.made ? null : target.id,
      name: target.made ? target.name.trim() : "",
      relation: relation === NONE ? null : relation,
      with_history: history === "along",
      allow_duplicate: override.allow(),
    });
  return (
    <div className={classes.form}>
      {only ? null : people ? (
        <Checkbox.Group
          size="xs"
          label={t`Who belongs to another company?`}
          value={chosen}
          onChange={setChosen}
        >
          <Stack gap={6} mt={6}>
            {people.items.map(({ id, name, email }) => (
              <Checkbox
                key={id}
                size="xs"
                value={id}
                label={<bdi>{name}</bdi>}
                description={email ? <bdi dir="ltr">{email}</bdi> : undefined}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : (
        <Skeleton height={60} />
      )}
      <TargetFields company={company} value={target} onChange={setTarget} warning={override.warning([])} />
      <Radio.Group size="xs" label={t`What was until now`} value={history} onChange={setHistory}>
        <Stack gap={6} mt={6}>
          <Radio
            size="xs"
            value="along"
            label={t`Goes along`}
            description={t`They always belonged there: mail, notes and files move; deals, quotes and orders stay.`}
          />
          <Radio
            size="xs"
            value="stays"
            label={t`Stays here`}
            description={t`They changed employer: only what comes from now on is there.`}
          />
        </Stack>
      </Radio.Group>
      <Select
        size="xs"
        label={t`The other company is this one's`}
        allowDeselect={false}
        data={[
          { value: NONE, label: t`Not related` },
          ...(Object.keys(RELATION_NAMES) as RelationKind[]).map((value) => ({
            value,
            label: i18n._(RELATION_NAMES[value]),
          })),
        ]}
        value={relation}
        onChange={(next) => setRelation((next ?? NONE) as RelationKind | typeof NONE)}
      />
      <Group gap={8}>
        <Button
          size="xs"
          disabled={chosen.length === 0 || !isChosen(target)}
          loading={split.isPending}
          onClick={save}
        >
          <Trans>Move</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </div>
  );
}
