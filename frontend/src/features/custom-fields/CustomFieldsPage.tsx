import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { query } from "@/api/query";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { SidePanel } from "@/ui/shell/SidePanel";
import { FieldForm } from "./FieldForm";
import { FieldList } from "./FieldList";
import { LayoutEditor } from "./LayoutEditor";
import type { CustomFieldsSearch } from "./search";
import { isObject, OBJECTS } from "./words";

const route = getRouteApi("/signed-in/settings/custom-fields");

/** Fields that a tenant adds to its records, and how each role sees their forms. */
export function CustomFieldsPage() {
  const { t, i18n } = useLingui();
  const { of = "company", part, field } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (change: Partial<CustomFieldsSearch>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true });
  const { data: fields } = useQuery(
    query("/custom-fields", { params: { query: { object: of, archived: true, counted: true } } }),
  );
  const open = fields?.find(({ id }) => id === field);
  const close = () => go({ field: undefined });
  const panel =
    part === "form" || !fields ? null : field === "new" ? (
      <SidePanel title={<Trans>New field</Trans>} recordId="new" onClose={close}>
        <FieldForm of={of} onClose={close} />
      </SidePanel>
    ) : open ? (
      <SidePanel title={open.label} recordId={open.id} onClose={close}>
        <FieldForm key={`${open.id} ${open.version}`} of={of} field={open} onClose={close} />
      </SidePanel>
    ) : null;
  return (
    <Page layout="text" panel={panel}>
      <PageHeader
        title={t`Custom fields`}
        description={
          <Trans>What you want to know of your records beyond what is there, and who sees it.</Trans>
        }
        actions={
          part === "form" ? null : (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => go({ field: "new" })}>
              <Trans>New field</Trans>
            </Button>
          )
        }
      />
      <Tabs
        value={of}
        onChange={(next) =>
          go({
            of: isObject(next ?? "") && next !== "company" ? (next as typeof of) : undefined,
            field: undefined,
          })
        }
      >
        <Tabs.List>
          {OBJECTS.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {i18n._(label)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <SegmentedControl
        size="xs"
        my="md"
        style={{ flex: "none", alignSelf: "flex-start" }}
        aria-label={t`What to arrange`}
        data={[
          { value: "fields", label: t`Fields` },
          { value: "form", label: t`Form by role` },
        ]}
        value={part ?? "fields"}
        onChange={(next) => go({ part: next === "form" ? "form" : undefined, field: undefined })}
      />
      {part === "form" ? (
        <LayoutEditor key={of} of={of} />
      ) : fields ? (
        <FieldList
          of={of}
          fields={fields}
          chosen={field}
          onOpen={(id) => go({ field: id })}
          onNew={() => go({ field: "new" })}
        />
      ) : null}
    </Page>
  );
}
