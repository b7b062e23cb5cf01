import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Company, CompanyChange, CompanyFile, Contact, ContactChange } from "@/api/types";
import { type Saved, saveOver } from "./saving";

const companyKey = (id: string) =>
  query("/companies/{company_id}", { params: { path: { company_id: id } } }).queryKey;
const contactKey = (id: string) =>
  query("/contacts/{contact_id}", { params: { path: { contact_id: id } } }).queryKey;

const companyValue = (company: Company, key: keyof CompanyChange): unknown =>
  key === "owner_id" ? (company.owner?.id ?? null) : company[key];

const contactValue = (contact: Contact, key: keyof ContactChange): unknown =>
  key === "company_id" ? (contact.company?.id ?? null) : contact[key];

const companyNews = (queries: QueryClient) => (company: Company) => {
  queries.setQueryData<CompanyFile>(companyKey(company.id), (file) =>
    file ? { ...file, ...company } : file,
  );
};

/** Saves changes of a company, shows them at once, and lets the lists that show it load anew. */
export function useCompanyEdit(company: Company): (change: CompanyChange) => Promise<Saved<Company>> {
  const queries = useQueryClient();
  return async (change) => {
    const saved = await saveOver<Company, CompanyChange>({
      record: company,
      change,
      valueIn: companyValue,
      onNews: companyNews(queries),
      patch: (version, body) =>
        data(
          client.PATCH("/companies/{company_id}", {
            params: { path: { company_id: company.id }, header: ifMatch(version) },
            body,
          }),
        ),
    });
    if (saved.kind === "saved") {
      void invalidatePaths(queries, ["/companies", "/companies/{company_id}/facts", "/conversations"]);
    }
    return saved;
  };
}

/** The same for a contact. */
export function useContactEdit(contact: Contact): (change: ContactChange) => Promise<Saved<Contact>> {
  const queries = useQueryClient();
  return async (change) => {
    const saved = await saveOver<Contact, ContactChange>({
      record: contact,
      change,
      valueIn: contactValue,
      onNews: (news) => queries.setQueryData(contactKey(contact.id), news),
      patch: (version, body) =>
        data(
          client.PATCH("/contacts/{contact_id}", {
            params: { path: { contact_id: contact.id }, header: ifMatch(version) },
            body,
          }),
        ),
    });
    if (saved.kind === "saved") {
      void invalidatePaths(queries, ["/contacts", "/contacts/{contact_id}/facts", "/companies/{company_id}"]);
    }
    return saved;
  };
}
