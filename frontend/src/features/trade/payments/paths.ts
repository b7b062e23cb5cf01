/** What changes when money is noted, shared out, credited or let go. */
export const MONEY_PATHS = [
  "/payments",
  "/payments/ageing",
  "/payments/ageing/lines",
  "/payments/proposals",
  "/payments/{payment_id}",
  "/orders/{order_id}/money",
  "/orders/{order_id}/papers",
  "/orders/{order_id}",
  "/companies/{company_id}/credit",
  "/letters-of-credit",
  "/letters-of-credit/{letter_id}",
  "/account-notes",
] as const;
