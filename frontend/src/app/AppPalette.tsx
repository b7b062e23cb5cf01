import { useLingui } from "@lingui/react/macro";
import { useDebouncedValue } from "@mantine/hooks";
import { IconAddressBook, IconBuilding, IconMail, IconRadar } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { query as apiQuery } from "@/api/query";
import { useMe } from "@/api/session";
import { Palette, type PaletteGroup } from "@/ui/palette/Palette";
import { PLACES } from "./places";
import { usePaletteActions } from "./usePaletteActions";
import { useSettings } from "./useSettings";

const PAUSE_MS = 150;

/** What ⌘K offers: records that the server finds, places, settings and actions of this app. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function AppPalette() {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { permissions } = useMe();
  const settings = useSettings();
  const actions = usePaletteActions();
  const [words, setWords] = useState("");
  const [q] = useDebouncedValue(words.trim(), PAUSE_MS);
  const search = useQuery({
    ...apiQuery("/search", { params: { query: { q } } }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  const found = q === "" ? undefined : search.data;
  const asked = words.trim();
  const matches = (label: string) => label.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase());
  const places = [...PLACES, ...settings];

  const groups: PaletteGroup[] = [
    {
      label: t`Companies`,
      items: (found?.companies ?? []).map((company) => ({
        id: company.id,
        label: company.name,
        description: company.domain,
        icon: IconBuilding,
        onSelect: () => void navigate({ href: `/companies/${company.id}` }),
      })),
    },
    {
      label: t`Contacts`,
      items: (found?.contacts ?? []).map((contact) => ({
        id: contact.id,
        label: contact.name,
        description: [contact.email, contact.company_name].filter(Boolean).join(" · "),
        icon: IconAddressBook,
        onSelect: () => void navigate({ href: `/contacts/${contact.id}` }),
      })),
    },
    {
      label: t`Conversations`,
      items: (found?.conversations ?? []).map((conversation) => ({
        id: conversation.id,
        label: conversation.subject,
        description: conversation.snippet,
        icon: IconMail,
        onSelect: () => void navigate({ to: "/inbox", search: { conversation: conversation.id } }),
      })),
    },
    {
      label: t`Go to`,
      items: places
        .map(({ to, label, icon }) => ({
          id: String(to),
          label: i18n._(label),
          icon,
          onSelect: () => void navigate({ to }),
        }))
        .filter(({ label }) => matches(label)),
    },
    {
      label: t`Actions`,
      items: [
        ...(asked && permissions.includes("companies.write")
          ? [
              {
                id: "overlap",
                label: t`Whose customer is “${asked}”?`,
                icon: IconRadar,
                onSelect: () => void navigate({ to: "/overlap", search: { text: asked } }),
              },
            ]
          : []),
        ...actions.filter(({ label }) => matches(label)),
      ],
    },
  ];
  return <Palette query={words} onQueryChange={setWords} groups={groups} searching={search.isFetching} />;
}
