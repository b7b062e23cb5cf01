import { useEffect } from "react";
import { client } from "@/api/client";

const AGAIN_MS = 10_000;

/** Lets colleagues see that the reader is answering the conversation; they forget it by themselves. */
export function useReplying(conversation: string, replying: boolean): void {
  useEffect(() => {
    if (!replying) return undefined;
    const at = { params: { path: { conversation_id: conversation } } };
    // Nobody misses it when it fails.
    const say = () => void client.PUT("/conversations/{conversation_id}/replying", at).catch(() => undefined);
    say();
    const timer = setInterval(say, AGAIN_MS);
    return () => {
      clearInterval(timer);
      void client.DELETE("/conversations/{conversation_id}/replying", at).catch(() => undefined);
    };
  }, [conversation, replying]);
}
