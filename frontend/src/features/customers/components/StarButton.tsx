import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconStar, IconStarFilled } from "@tabler/icons-react";
import type { CompanyFile } from "@/api/types";
import { useStar } from "../hooks/useCompanyFile";

/** Keeps an eye on a company; everybody has their own stars. */
export function StarButton({ company }: { company: CompanyFile }) {
  const { t } = useLingui();
  const { mutate } = useStar(company);
  const { starred } = company;
  const Glyph = starred ? IconStarFilled : IconStar;
  return (
    <Tooltip label={starred ? t`Take your star away` : t`Star it, for you alone`}>
      <ActionIcon
        variant="subtle"
        color={starred ? "yellow" : "gray"}
        aria-label={t`Star`}
        aria-pressed={starred}
        onClick={() => mutate(!starred)}
      >
        <Glyph size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
