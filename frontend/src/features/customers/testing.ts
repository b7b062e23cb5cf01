import type { Company, CompanyFile, Fact } from "@/api/types";

/** Records of this feature for tests; each takes what the test is about. */
export const aCompany = (change: Partial<Company> = {}): Company => ({
  id: "k1",
  name: "Anadolu Bağlantı",
  domain: "anadolu.example",
  domains: ["anadolu.example"],
  website: null,
  country: "TR",
  city: "İstanbul",
  address: null,
  industry: null,
  phone: "+902125550134",
  language: "tr",
  time_zone: "Europe/Istanbul",
  local_time: null,
  owner: null,
  stage: "new",
  source: "mail",
  bin: "customer",
  tags: [],
  note: null,
  contacts_count: 1,
  conversations_count: 2,
  last_message_at: "2026-11-20T08:00:00Z",
  next_follow_up_at: null,
  archived_at: null,
  created_at: "2026-10-01T08:00:00Z",
  updated_at: "2026-11-20T08:00:00Z",
  version: 3,
  ...change,
});

export const aCompanyFile = (change: Partial<CompanyFile> = {}): CompanyFile => ({
  ...aCompany(),
  people: [],
  starred: false,
  ...change,
});

export const aFact = (change: Partial<Fact> = {}): Fact => ({
  id: "f1",
  field: "city",
  value: "İstanbul",
  detail: null,
  confidence: 0.81,
  typed: false,
  shown: true,
  rejected: false,
  sources: 3,
  last_at: "2026-11-20T08:00:00Z",
  source: {
    message_id: "m1",
    conversation_id: "c1",
    part: "text",
    start: 10,
    end: 18,
    quote: "34490 Başakşehir / İstanbul",
    at: "2026-11-20T08:00:00Z",
    reason: null,
  },
  ...change,
});
