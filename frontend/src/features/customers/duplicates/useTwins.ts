import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import type { Twin } from "@/api/types";

const PAUSE_MS = 350;
const LEAST = 3;
const NONE: readonly Twin[] = [];

interface Typed {
  name: string;
  domain: string;
  country: string;
  website: string;
  phone: string;
}

async function check({ name, country, domain, website, phone }: Typed): Promise<readonly Twin[]> {
  const { twins } = await data(
    client.POST("/duplicates/checks", {
      body: {
        name: name.trim(),
        country: country || null,
        domains: domain.trim() ? [domain.trim()] : [],
        website: website.trim() || null,
        phones: phone.trim() ? [phone.trim()] : [],
      },
    }),
  );
  return twins;
}

/** The twins of a company while it is typed. */
export function useTwins({ name, domain, country, website, phone }: Typed) {
  const [asked] = useDebouncedValue(JSON.stringify({ name, domain, country, website, phone }), PAUSE_MS);
  const { data: twins = NONE } = useQuery({
    queryKey: ["twins", asked],
    queryFn: () => check(JSON.parse(asked) as Typed),
    enabled: [name, domain, website, phone].some((text) => text.trim().length >= LEAST),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return twins;
}

/** What making a company needs when it may be here already: the reader's reason, and the server's refusal. */
export function useOverride() {
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<readonly Twin[]>(NONE);
  const [missing, setMissing] = useState(false);
  const serious = useRef(false);
  return {
    /** Goes into the request: that the reader saw the twins, and says why it is another one. */
    allow: () => (serious.current ? { reason: reason.trim() } : undefined),
    /** Takes the server's refusal; true when it was about twins. */
    refuse: (error: unknown): boolean => {
      if (!isProblem(error, "possible-duplicate")) return false;
      setRefused((error.document.twins as Twin[] | undefined) ?? NONE);
      setMissing(true);
      return true;
    },
    /** What to warn of, given the twins found while typing. */
    warning: (found: readonly Twin[]) => {
      const twins = found.length > 0 ? found : refused;
      serious.current = twins.some(({ verdict }) => verdict !== "possible");
      return twins.length > 0
        ? { twins, reason, onReason: setReason, missing: missing && !reason.trim() }
        : null;
    },
  };
}
