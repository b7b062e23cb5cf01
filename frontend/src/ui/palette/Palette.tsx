import { Trans, useLingui } from "@lingui/react/macro";
import { Highlight, Loader } from "@mantine/core";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { type Icon, IconSearch } from "@tabler/icons-react";
import "@mantine/spotlight/styles.layer.css";

export interface PaletteItem {
  id: string;
  label: string;
  description?: string | null;
  icon: Icon;
  onSelect: () => void;
}

export interface PaletteGroup {
  label: string;
  items: readonly PaletteItem[];
}

export const [paletteStore, palette] = createSpotlight();

interface Props {
  query: string;
  onQueryChange: (query: string) => void;
  groups: readonly PaletteGroup[];
  searching: boolean;
}

/** ⌘K: records, actions and settings in one list. */
export function Palette({ query, onQueryChange, groups, searching }: Props) {
  const { t } = useLingui();
  const filled = groups.filter((group) => group.items.length > 0);
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={onQueryChange}
      shortcut={null}
      scrollable
      maxHeight={420}
      lockScroll={false}
      title={t`Search`}
    >
      <Spotlight.Search
        placeholder={t`A company, a person, a mail, a place to go`}
        aria-label={t`Search`}
        leftSection={searching ? <Loader size={16} /> : <IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {filled.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.items.map(({ id, label, description, icon: Glyph, onSelect }) => (
              <Spotlight.Action
                key={id}
                onClick={onSelect}
                leftSection={<Glyph size={18} stroke={1.75} aria-hidden />}
                aria-label={label}
              >
                <div dir="auto" style={{ minWidth: 0, flex: 1 }}>
                  <Highlight highlight={query} size="sm" truncate>
                    {label}
                  </Highlight>
                  {description ? (
                    <Highlight highlight={query} size="xs" c="dimmed" truncate>
                      {description}
                    </Highlight>
                  ) : null}
                </div>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {filled.length === 0 ? (
          <Spotlight.Empty>
            {searching ? <Trans>Searching…</Trans> : <Trans>Nothing found for “{query}”.</Trans>}
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
