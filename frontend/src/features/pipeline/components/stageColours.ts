const COLOURS: Record<string, string> = {
  inquiry: "gray",
  quotation: "blue",
  sample: "cyan",
  contract: "sea",
  deposit: "teal",
  production: "green",
  inspection: "lime",
  shipment: "yellow",
  balance: "orange",
  after_sales: "grape",
};

/** The colour of a stage, the same everywhere: a variable of the theme. */
export const stageColour = (kind: string): string => `var(--mantine-color-${COLOURS[kind] ?? "gray"}-6)`;
