import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import classes from "./files.module.css";

const MOST_CHARACTERS = 200_000;

function TextPreview({ url }: { url: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["attachment text", url],
    queryFn: async ({ signal }) => {
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response.text();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <TextSkeleton lines={12} />;
  return (
    <>
      <pre className={classes.text} dir="auto">
        {data.slice(0, MOST_CHARACTERS)}
      </pre>
      {data.length > MOST_CHARACTERS ? (
        <p className={classes.rest}>
          <Trans>Only the beginning is shown. Download the file to read all of it.</Trans>
        </p>
      ) : null}
    </>
  );
}

interface Props {
  /** Where its bytes are; `?inline=true` asks for them to be shown. */
  url: string;
  name: string;
  kind: "image" | "pdf" | "text" | "message" | null;
  /** How an attached message is shown, where it can be. */
  message?: ReactNode;
}

/** A file in its place, as far as a browser may show it. */
export function FilePreview({ url, name, kind, message }: Props) {
  const inline = `${url}?inline=true`;
  if (kind === "image") return <img src={inline} alt={name} className={classes.image} />;
  if (kind === "pdf") return <iframe src={inline} title={name} className={classes.pdf} />;
  if (kind === "text") return <TextPreview url={inline} />;
  if (kind === "message" && message) return message;
  return (
    <EmptyState>
      <Trans>This kind of file cannot be shown here. Download it to open it.</Trans>
    </EmptyState>
  );
}
