import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { VerdictCard } from "./VerdictCard";

/** Whose customer an open conversation is with; nothing where it is the reader's own. */
export function ConversationOverlap({ id }: { id: string }) {
  const found = useQuery(
    query("/overlap/conversations/{conversation_id}", { params: { path: { conversation_id: id } } }),
  );
  if (!found.data || found.data.verdict === "yours" || found.data.verdict === "free") return null;
  return <VerdictCard answer={found.data} onAppealed={() => void found.refetch()} />;
}
