import { pages } from "@/api/query";
import { KINDS } from "./components/timelineDays";
import type { RecordSearch } from "./search";

const kindsOf = (show: RecordSearch["show"]) => (show ? KINDS[show] : undefined);

/** What happened with a company, as its page asks for it: the router asks while the page's code is on its way. */
export const companyTimeline = (company_id: string, show: RecordSearch["show"], person?: string) =>
  pages("/companies/{company_id}/timeline", {
    params: { path: { company_id }, query: { kind: kindsOf(show), contact_id: person } },
  });

/** The same for a contact. */
export const contactTimeline = (contact_id: string, show: RecordSearch["show"]) =>
  pages("/contacts/{contact_id}/timeline", {
    params: { path: { contact_id }, query: { kind: kindsOf(show) } },
  });
