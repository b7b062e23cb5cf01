import type { Me, Profile } from "@/api/types";

export const aProfile = (change: Partial<Profile> = {}): Profile => ({
  id: "019aa000-0000-7000-8000-000000000001",
  name: "Lin Wei",
  email: "lin.wei@ningbo-fasteners.example",
  locale: "en",
  time_zone: "Asia/Shanghai",
  theme: "light",
  totp_enabled: false,
  ...change,
});

export const aMe = (change: Partial<Me> = {}): Me => ({
  user: aProfile(),
  tenant: { id: "019aa000-0000-7000-8000-00000000000a", slug: "ningbo", name: "Ningbo Fasteners" },
  tenants: [
    { id: "019aa000-0000-7000-8000-00000000000a", slug: "ningbo", name: "Ningbo Fasteners", role: "owner" },
  ],
  role: "owner",
  permissions: [
    "mailboxes.manage",
    "users.manage",
    "api_keys.manage",
    "audit.read",
    "jobs.manage",
    "companies.write",
    "conversations.write",
  ],
  membership_id: "019aa000-0000-7000-8000-0000000000b1",
  ...change,
});

/** A list's answer with one page. */
export const aPage = <Row>(items: Row[], next_cursor: string | null = null) => ({
  items,
  next_cursor,
  total: items.length,
  total_capped: false,
});
