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

/** The bar on a phone has room for five; the other places are found with the search and from these. */
const ON_PHONE = new Set<unknown>(["/today", "/inbox", "/companies", "/deals"]);

export const PHONE_PLACES: readonly NavItem[] = [
  ...PLACES.filter(({ to }) => ON_PHONE.has(to)),
  SETTINGS_PLACE,
];

interface SettingsPlace extends NavItem {
  permission?: Permission;
}

/** The pages of the settings; those without a permission are everybody's own. */
export const SETTINGS: readonly SettingsPlace[] = [
  { to: "/settings/profile", label: msg`Profile and language`, icon: IconUser },
  { to: "/settings/alerts", label: msg`Alerts`, icon: IconBell },
  { to: "/settings/signatures", label: msg`Addresses and signatures`, icon: IconSignature },
  { to: "/settings/mailboxes", label: msg`Mailboxes`, icon: IconMail },
  {
    to: "/settings/sorting",
    label: msg`How Lading sorts mail`,
    icon: IconArrowsSort,
    permission: "companies.write",
  },
  {
    to: "/settings/language-model",
    label: msg`Language model`,
    icon: IconSparkles,
    permission: "mailboxes.manage",
  },
  { to: "/templates", label: msg`Templates`, icon: IconFileText },
  { to: "/settings/pipelines", label: msg`Pipelines`, icon: IconFilter, permission: "outreach.manage" },
  { to: "/sequences", label: msg`Sequences`, icon: IconTimeline },
  { to: "/pool", label: msg`Public pool`, icon: IconBeach },
  {
    to: "/settings/reminder-rules",
    label: msg`Reminder rules`,
    icon: IconBolt,
    permission: "outreach.manage",
  },
  { to: "/settings/tracking", label: msg`Tracking`, icon: IconEye, permission: "outreach.manage" },
  {
    to: "/settings/suppressions",
    label: msg`Suppressed addresses`,
    icon: IconMailOff,
    permission: "outreach.manage",
  },
  { to: "/settings/domains", label: msg`Domain health`, icon: IconWorldCheck, permission: "outreach.manage" },
  { to: "/settings/erp", label: msg`ERP`, icon: IconPlugConnected, permission: "erp.manage" },
  { to: "/settings/papers", label: msg`Papers`, icon: IconFileCertificate, permission: "trade.approve" },
  { to: "/settings/trade", label: msg`Quotes and rates`, icon: IconCoins, permission: "trade.approve" },
  { to: "/price-lists", label: msg`Price lists`, icon: IconTag },
  {
    to: "/settings/custom-fields",
    label: msg`Custom fields`,
    icon: IconForms,
    permission: "fields.manage",
  },
  { to: "/settings/users", label: msg`Users and roles`, icon: IconUsers, permission: "users.manage" },
  {
    to: "/settings/visibility",
    label: msg`Who sees what`,
    icon: IconEyeCog,
    permission: "users.manage",
  },
  {
    to: "/settings/handover",
    label: msg`Hand work over`,
    icon: IconTransfer,
    permission: "users.manage",
  },
  { to: "/settings/exports", label: msg`Exports`, icon: IconFileExport, permission: "audit.read" },
  { to: "/settings/api-keys", label: msg`API keys`, icon: IconKey, permission: "api_keys.manage" },
  { to: "/settings/webhooks", label: msg`Webhooks`, icon: IconWebhook, permission: "webhooks.manage" },
  { to: "/settings/audit", label: msg`Audit log`, icon: IconHistory, permission: "audit.read" },
  { to: "/settings/failed-jobs", label: msg`Failed jobs`, icon: IconRefreshAlert, permission: "jobs.manage" },
];

export { EVERYWHERE };
