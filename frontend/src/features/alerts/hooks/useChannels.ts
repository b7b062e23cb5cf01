import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { AlertChannel, AlertChannelChange } from "@/api/types";

const PATHS = ["/alert-channels", "/alert-channels/{channel_id}/deliveries"] as const;

/** The reader's ways out of the app, and what can be done with them. */
export function useChannels() {
  const queries = useQueryClient();
  const refresh = () => invalidatePaths(queries, [...PATHS]);
  const list = useQuery(query("/alert-channels"));
  const change = useMutation({
    mutationFn: ({ id, body }: { id: string; body: AlertChannelChange }) =>
      data(client.PATCH("/alert-channels/{channel_id}", { params: { path: { channel_id: id } }, body })),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (id: string) =>
      client.DELETE("/alert-channels/{channel_id}", { params: { path: { channel_id: id } } }),
    onSettled: refresh,
  });
  const attempt = useMutation({
    mutationFn: (channel: AlertChannel) =>
      data(
        client.POST("/alert-channels/{channel_id}/trials", { params: { path: { channel_id: channel.id } } }),
      ),
    onSettled: refresh,
  });
  return { list, change, remove, attempt, refresh };
}
