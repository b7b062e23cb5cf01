import { Trans } from "@lingui/react/macro";
import { Badge, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";

const ASKED = { params: { query: { bin: "candidate" as const } } };

function useCount(): string | null {
  const format = useFormats();
  const { data } = useQuery({ ...query("/candidates/summary", ASKED), staleTime: 30_000 });
  return data?.count ? `${format.number(data.count)}${data.capped ? "+" : ""}` : null;
}

/** How many candidates wait, beside their place in the navigation. */
export function CandidatesBadge() {
  const count = useCount();
  return count ? (
    <Badge size="sm" variant="light" color="gray">
      {count}
    </Badge>
  ) : null;
}

/** The way to the candidates where the navigation has no room for them. */
export function CandidatesLink() {
  const count = useCount();
  return count ? (
    <Button renderRoot={(props) => <Link to="/candidates" {...props} />} variant="default">
      <Trans>Candidates: {count}</Trans>
    </Button>
  ) : null;
}
