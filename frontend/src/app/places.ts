import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  IconAddressBook,
  IconArrowsSort,
  IconBeach,
  IconBell,
  IconBolt,
  IconBriefcase,
  IconBuilding,
  IconCash,
  IconChartBar,
  IconCoins,
  IconCopy,
  IconDots,
  IconEye,
  IconEyeCog,
  IconFileCertificate,
  IconFileExport,
  IconFileInvoice,
  IconFileText,
  IconFilter,
  IconForms,
  IconHistory,
  IconInbox,
  IconKey,
  IconMail,
  IconMailOff,
  IconNotes,
  IconPackage,
  IconPackageExport,
  IconPlugConnected,
  IconRadar,
  IconRefreshAlert,
  IconReportAnalytics,
  IconSend,
  IconSettings,
  IconShip,
  IconSignature,
  IconSparkles,
  IconSun,
  IconTag,
  IconTimeline,
  IconTransfer,
  IconUser,
  IconUserBolt,
  IconUserQuestion,
  IconUsers,
  IconWebhook,
  IconWorldCheck,
} from "@tabler/icons-react";
import type { Permission } from "@/api/session";
import { CandidatesBadge } from "@/features/customers/candidates/CandidatesBadge";
import type { NavItem } from "@/ui/shell/Navigation";

const EVERYWHERE = msg`Everywhere`;

interface Place extends NavItem {
  /** The second key after `g`. */
  key?: string;
  goTo?: ReturnType<typeof msg>;
}

/** The places of the working day, in the order of the navigation. */
export const PLACES: readonly Place[] = [
  { to: "/today", label: msg`Today`, icon: IconSun, key: "t", goTo: msg`Go to Today` },
  { to: "/inbox", label: msg`Inbox`, icon: IconInbox, key: "i", goTo: msg`Go to the inbox` },
  {
    to: "/outgoing",
    label: msg`Outgoing mail`,
    icon: IconSend,
    key: "m",
    goTo: msg`Go to the outgoing mail`,
  },
  {
    to: "/companies",
    group: msg`Customers`,
    label: msg`Companies`,
    icon: IconBuilding,
    key: "c",
    goTo: msg`Go to the companies`,
  },
  { to: "/contacts", label: msg`Contacts`, icon: IconAddressBook, key: "p", goTo: msg`Go to the contacts` },
  {
    to: "/candidates",
    label: msg`Candidates`,
    icon: IconUserQuestion,
    key: "n",
    goTo: msg`Go to the candidates`,
    Badge: CandidatesBadge,
  },
  { to: "/leads", label: msg`Leads`, icon: IconUserBolt, key: "e", goTo: msg`Go to the leads` },
  { to: "/pool", label: msg`Public pool`, icon: IconBeach, key: "b", goTo: msg`Go to the public pool` },
  {
    to: "/overlap",
    label: msg`Whose customer?`,
    icon: IconRadar,
    key: "w",
    goTo: msg`See whose customer it is`,
  },
  { to: "/duplicates", label: msg`Duplicates`, icon: IconCopy, key: "u", goTo: msg`Go to the duplicates` },
  {
    to: "/deals",
    group: msg`Sales`,
    label: msg`Deals`,
    icon: IconBriefcase,
    key: "d",
    goTo: msg`Go to the deals`,
  },
  { to: "/forecast", label: msg`Forecast`, icon: IconChartBar, key: "f", goTo: msg`Go to the forecast` },
  { to: "/reports", label: msg`Reports`, icon: IconReportAnalytics, key: "a", goTo: msg`Go to the reports` },
  {
    to: "/products",
    group: msg`Trade`,
    label: msg`Products`,
    icon: IconPackage,
    key: "r",
    goTo: msg`Go to the products`,
  },
  { to: "/quotes", label: msg`Quotes`, icon: IconFileInvoice, key: "q", goTo: msg`Go to the quotes` },
  { to: "/orders", label: msg`Orders`, icon: IconShip, key: "o", goTo: msg`Go to the orders` },
  {
    to: "/shipments",
    label: msg`Shipments`,
    icon: IconPackageExport,
    key: "h",
    goTo: msg`Go to the shipments`,
  },
  { to: "/payments", label: msg`Payments`, icon: IconCash, key: "y", goTo: msg`Go to the payments` },
  {
    to: "/templates",
    group: msg`Outreach`,
    label: msg`Templates`,
    icon: IconFileText,
    key: "l",
    goTo: msg`Go to the templates`,
  },
  { to: "/sequences", label: msg`Sequences`, icon: IconTimeline, key: "s", goTo: msg`Go to the sequences` },
];

export const SETTINGS_PLACE: NavItem = { to: "/settings", label: msg`Settings`, icon: IconSettings };

/** The bar on a phone has room for five; the last leads to all the others (`SettingsHome`). */
const ON_PHONE = new Set<unknown>(["/today", "/inbox", "/companies", "/deals"]);

export const PHONE_PLACES: readonly NavItem[] = [
  ...PLACES.filter(({ to }) => ON_PHONE.has(to)),
  { to: "/settings", label: msg`More`, icon: IconDots },
];

/** What else is under the thumb: everything that the bar has no room for. */
export const MORE_PLACES: readonly NavItem[] = [
  { to: "/quick", label: msg`Write it down`, icon: IconNotes },
  ...PLACES.filter(({ to }) => !ON_PHONE.has(to)),
];

interface SettingsPlace extends NavItem {
  group: MessageDescriptor;
  permission?: Permission;
}

const OWN = msg`You`;
const MAIL = msg`Mail`;
const SALES = msg`Sales`;
const TRADE = msg`Trade`;
const HOUSE = msg`Your company`;
const MACHINES = msg`Other programs`;

/** The pages of the settings, by group; those without a permission are everybody's own. */
export const SETTINGS: readonly SettingsPlace[] = [
  { group: OWN, to: "/settings/profile", label: msg`Profile and language`, icon: IconUser },
  { group: OWN, to: "/settings/alerts", label: msg`Alerts`, icon: IconBell },
  { group: OWN, to: "/settings/signatures", label: msg`Addresses and signatures`, icon: IconSignature },
  { group: MAIL, to: "/settings/mailboxes", label: msg`Mailboxes`, icon: IconMail },
  {
    group: MAIL,
    to: "/settings/sorting",
    label: msg`How Lading sorts mail`,
    icon: IconArrowsSort,
    permission: "companies.write",
  },
  {
    group: MAIL,
    to: "/settings/tracking",
    label: msg`Tracking`,
    icon: IconEye,
    permission: "outreach.manage",
  },
  {
    group: MAIL,
    to: "/settings/suppressions",
    label: msg`Suppressed addresses`,
    icon: IconMailOff,
    permission: "outreach.manage",
  },
  {
    group: MAIL,
    to: "/settings/domains",
    label: msg`Domain health`,
    icon: IconWorldCheck,
    permission: "outreach.manage",
  },
  {
    group: SALES,
    to: "/settings/pipelines",
    label: msg`Pipelines`,
    icon: IconFilter,
    permission: "outreach.manage",
  },
  {
    group: SALES,
    to: "/settings/reminder-rules",
    label: msg`Reminder rules`,
    icon: IconBolt,
    permission: "outreach.manage",
  },
  {
    group: SALES,
    to: "/settings/custom-fields",
    label: msg`Custom fields`,
    icon: IconForms,
    permission: "fields.manage",
  },
  {
    group: TRADE,
    to: "/settings/papers",
    label: msg`Papers`,
    icon: IconFileCertificate,
    permission: "trade.approve",
  },
  {
    group: TRADE,
    to: "/settings/trade",
    label: msg`Quotes and rates`,
    icon: IconCoins,
    permission: "trade.approve",
  },
  { group: TRADE, to: "/price-lists", label: msg`Price lists`, icon: IconTag },
  {
    group: HOUSE,
    to: "/settings/users",
    label: msg`Users and roles`,
    icon: IconUsers,
    permission: "users.manage",
  },
  {
    group: HOUSE,
    to: "/settings/visibility",
    label: msg`Who sees what`,
    icon: IconEyeCog,
    permission: "users.manage",
  },
  {
    group: HOUSE,
    to: "/settings/handover",
    label: msg`Hand work over`,
    icon: IconTransfer,
    permission: "users.manage",
  },
  {
    group: HOUSE,
    to: "/settings/exports",
    label: msg`Exports`,
    icon: IconFileExport,
    permission: "audit.read",
  },
  {
    group: HOUSE,
    to: "/settings/audit",
    label: msg`Audit log`,
    icon: IconHistory,
    permission: "audit.read",
  },
  {
    group: MACHINES,
    to: "/settings/erp",
    label: msg`ERP`,
    icon: IconPlugConnected,
    permission: "erp.manage",
  },
  {
    group: MACHINES,
    to: "/settings/api-keys",
    label: msg`API keys`,
    icon: IconKey,
    permission: "api_keys.manage",
  },
  {
    group: MACHINES,
    to: "/settings/webhooks",
    label: msg`Webhooks`,
    icon: IconWebhook,
    permission: "webhooks.manage",
  },
  {
    group: MACHINES,
    to: "/settings/language-model",
    label: msg`Language model`,
    icon: IconSparkles,
    permission: "mailboxes.manage",
  },
  {
    group: MACHINES,
    to: "/settings/failed-jobs",
    label: msg`Failed jobs`,
    icon: IconRefreshAlert,
    permission: "jobs.manage",
  },
];

export interface PlaceGroup {
  label: MessageDescriptor | undefined;
  items: NavItem[];
}

/** Places under their headings, in their order; those before the first heading have none. */
export function groupsOf(items: readonly NavItem[]): PlaceGroup[] {
  const groups: PlaceGroup[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && (!item.group || item.group === last.label)) last.items.push(item);
    else groups.push({ label: item.group, items: [item] });
  }
  return groups;
}

export { EVERYWHERE };
