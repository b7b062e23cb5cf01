import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, Pill } from "@mantine/core";
import { IconAddressBook, IconPlus, IconTimeline } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { flatten, pages, query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Contact } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { CustomFilters } from "@/ui/custom/CustomFilters";
import { useColumns } from "@/ui/custom/columns";
import { asked } from "@/ui/custom/pairs";
import { SearchBox } from "@/ui/forms/SearchBox";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { SidePanel } from "@/ui/shell/SidePanel";
import { DataTable } from "@/ui/table/DataTable";
import { ContactBrief } from "../components/ContactBrief";
import { ContactCard } from "../components/ContactCard";
import { ContactForm } from "../components/ContactForm";
import { contactColumns } from "../components/contactColumns";
import classes from "../components/customers.module.css";
import { ExportButton } from "../components/ExportButton";
import { ImportLink } from "../components/ImportLink";
import { NoRecords } from "../components/NoRecords";
import { PanelLink } from "../components/PanelLink";
import type { ContactsSearch } from "../search";

const WIDTH = { flex: "0 1 320px" };
const route = getRouteApi("/signed-in/contacts/");
const NEWEST = "-last_message_at";
const key = (row: Contact) => row.id;
const NONE: ReadonlySet<string> = new Set();

/** Says which company the list is narrowed to, and lets go of it. */
function CompanyFilter({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { t } = useLingui();
  const { data } = useQuery(query("/companies/{company_id}", { params: { path: { company_id: id } } }));
  return (
    <Pill withRemoveButton onRemove={onRemove} removeButtonProps={{ "aria-label": t`All companies` }}>
      <bdi>{data?.name ?? "…"}</bdi>
    </Pill>
  );
}

function EnrolButton({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconTimeline size={15} aria-hidden />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

/** All people: search and order in the URL, a look at one in the side panel. */
export function ContactsPage() {
  const { t } = useLingui();
  const { q, company, custom: filter, sort, peek, panel } = route.useSearch();
  const custom = asked(filter);
  const columns = useColumns("contact", contactColumns);
  const navigate = route.useNavigate();
  const mayWrite = useMay("companies.write");
  const mayMail = useMay("conversations.write");
  const [ticked, setTicked] = useState(NONE);
  const phone = useIsPhone();
  const order = sort ?? NEWEST;
  const list = useInfiniteQuery({
    ...pages("/contacts", { params: { query: { q, company_id: company, custom, sort: order } } }),
    placeholderData: keepPreviousData,
  });
  const { rows, total, totalCapped } = useMemo(() => flatten(list.data), [list.data]);
  const shown = rows.find(({ id }) => id === peek);

  const go = (change: Partial<ContactsSearch>, replace = false) =>
    void navigate({ search: (current) => ({ ...current, ...change }), replace });
  const open = (id: string) => void navigate({ to: "/contacts/$id", params: { id } });
  const chosen = rows.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const enrol = () =>
    void navigate({
      to: "/sequences/enrol",
      search: chosen.length > 0 ? { contacts: chosen.join(",") } : { of: "contacts", q },
    });
  const create = mayWrite ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => go({ panel: "new", peek: undefined })}
    >
      <Trans>New contact</Trans>
    </Button>
  ) : null;

  const side =
    panel === "new" && mayWrite ? (
      <SidePanel
        title={<Trans>New contact</Trans>}
        recordId="new"
        onClose={() => go({ panel: undefined }, true)}
      >
        <ContactForm
          company={company}
          onDone={(contact) => open(contact.id)}
          onCancel={() => go({ panel: undefined }, true)}
        />
      </SidePanel>
    ) : peek ? (
      <SidePanel
        title={shown?.name ?? <Trans>Contact</Trans>}
        recordId={peek}
        actions={<PanelLink kind="contact" id={peek} />}
        onClose={() => go({ peek: undefined }, true)}
      >
        <ContactBrief key={peek} id={peek} untitled={shown !== undefined} />
      </SidePanel>
    ) : null;

  return (
    <Page panel={side}>
      <PageHeader
        title={t`Contacts`}
        actions={
          <>
            {phone ? null : <ExportButton of={{ kind: "contacts", filters: { q, custom } }} />}
            {mayWrite && !phone ? <ImportLink /> : null}
            {create}
          </>
        }
      />
      {chosen.length > 0 ? (
        <section className={classes.filters} aria-label={t`What to do with the selected contacts`}>
          <CloseButton size="sm" aria-label={t`Clear the selection`} onClick={() => setTicked(NONE)} />
          <strong className={classes.ticked} aria-live="polite">
            <Plural value={chosen.length} one="# selected" other="# selected" />
          </strong>
          <EnrolButton onClick={enrol}>
            <Trans>Put into a sequence</Trans>
          </EnrolButton>
        </section>
      ) : (
        <div className={classes.filters}>
          <SearchBox
            style={WIDTH}
            value={q}
            label={msg`Search contacts`}
            onChange={(words) => go({ q: words }, true)}
          />
          {company ? <CompanyFilter id={company} onRemove={() => go({ company: undefined }, true)} /> : null}
          <CustomFilters of="contact" value={filter} onChange={(next) => go({ custom: next }, true)} />
          {mayMail && q && !company ? (
            <EnrolButton onClick={enrol}>
              <Trans>Put all of these into a sequence</Trans>
            </EnrolButton>
          ) : null}
        </div>
      )}
      <DataTable
        id="contacts"
        label={t`Contacts`}
        columns={columns}
        rows={rows}
        rowKey={key}
        source={list}
        total={total}
        totalCapped={totalCapped}
        sort={order}
        onSort={(next) => go({ sort: next }, true)}
        onOpen={(row) => open(row.id)}
        onPeek={phone ? undefined : (row) => go({ peek: row.id, panel: undefined }, peek !== undefined)}
        selected={peek}
        selection={mayMail ? { ids: ticked, onChange: setTicked } : undefined}
        card={(row) => <ContactCard contact={row} />}
        empty={
          <NoRecords
            icon={IconAddressBook}
            filtered={Boolean(q || company)}
            onClear={() => go({ q: undefined, company: undefined }, true)}
            action={create}
          />
        }
      />
    </Page>
  );
}
