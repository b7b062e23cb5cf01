import { useContext } from "react";
import { ZoneContext } from "@/i18n/formats";

/** The reader's own time zone: of the profile, else the browser's. */
export const useHere = (): string =>
  useContext(ZoneContext) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
