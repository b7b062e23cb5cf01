import { useLingui } from "@lingui/react/macro";
import { ActionIcon, TagsInput, Tooltip } from "@mantine/core";
import { IconTag } from "@tabler/icons-react";
import { useState } from "react";
import { useMay } from "@/api/session";
import type { Company } from "@/api/types";
import { toastWarning } from "@/ui/feedback/toast";
import { useCompanyEdit } from "../hooks/useRecordEdit";
import { Tags } from "./Tags";

const LONGEST = 50;

/** The tags of a company, and a box to change them in. Leaving the box saves; Escape leaves them as they were. */
export function TagEditor({ company }: { company: Company }) {
  const { t } = useLingui();
  const mayEdit = useMay("companies.write");
  const edit = useCompanyEdit(company);
  const [draft, setDraft] = useState<string[] | null>(null);
  const save = async () => {
    const tags = draft;
    setDraft(null);
    if (tags === null || tags.join("\n") === company.tags.join("\n")) return;
    const saved = await edit({ tags });
    if (saved.kind === "refused") toastWarning(saved.message);
    if (saved.kind === "conflict") {
      toastWarning(t`Somebody changed the tags meanwhile. Now you see theirs.`);
    }
  };
  if (draft !== null) {
    return (
      <TagsInput
        size="xs"
        autoFocus
        aria-label={t`Tags`}
        placeholder={t`Type a tag and press Enter`}
        value={draft}
        onChange={setDraft}
        maxLength={LONGEST}
        acceptValueOnBlur
        onBlur={() => void save()}
        onKeyDown={(event) => event.key === "Escape" && setDraft(null)}
        style={{ minWidth: 260 }}
      />
    );
  }
  const label = company.tags.length > 0 ? t`Edit the tags` : t`Add tags`;
  return (
    <>
      <Tags tags={company.tags} />
      {mayEdit ? (
        <Tooltip label={label}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={label}
            onClick={() => setDraft(company.tags)}
          >
            <IconTag size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </>
  );
}
