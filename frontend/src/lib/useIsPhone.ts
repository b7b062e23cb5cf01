import { useMediaQuery } from "@mantine/hooks";

/** Whether the page is laid out for a phone. Style sheets use the same width: `@media (max-width: 48em)`. */
export const useIsPhone = (): boolean =>
  useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false });
