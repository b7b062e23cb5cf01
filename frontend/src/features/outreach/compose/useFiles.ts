import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { apiUrl, client, cookie, data } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { query } from "@/api/query";
import { currentLocale } from "@/i18n/activate";
import { toastProblem } from "@/ui/feedback/toast";
import type { FileCopy, Outgoing, OutgoingFile } from "./types";

/** Attaching files to a draft, with what is still on its way. */
export function useFiles(id: string) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [under, setUnder] = useState<readonly string[]>([]);
  const key = query("/outgoing-messages/{outgoing_id}", { params: { path: { outgoing_id: id } } }).queryKey;
  const put = (change: (files: OutgoingFile[]) => OutgoingFile[]) =>
    queries.setQueryData<Outgoing>(key, (known) =>
      known ? { ...known, files: change(known.files) } : known,
    );

  const send = async (file: File, inline: boolean): Promise<OutgoingFile | null> => {
    const name = file.name || (inline ? t`image` : t`file`);
    setUnder((names) => [...names, name]);
    try {
      const params = new URLSearchParams({
        filename: name,
        content_type: file.type || "application/octet-stream",
        inline: String(inline),
      });
      // The typed client speaks JSON; a file goes as it is.
      const response = await fetch(apiUrl(`/outgoing-messages/${id}/attachments?${params}`), {
        method: "POST",
        body: file,
        headers: {
          "Content-Type": "application/octet-stream",
          "Accept-Language": currentLocale(),
          "X-CSRF-Token": cookie("lading_csrf") ?? "",
        },
      });
      if (!response.ok) throw await ApiProblem.from(response);
      const kept = (await response.json()) as OutgoingFile;
      put((files) => [...files, kept]);
      return kept;
    } catch (error) {
      toastProblem(error instanceof ApiProblem ? error : ApiProblem.offline());
      return null;
    } finally {
      setUnder((names) => names.filter((each) => each !== name));
    }
  };

  const remove = async (file: string) => {
    try {
      await client.DELETE("/outgoing-messages/{outgoing_id}/attachments/{file_id}", {
        params: { path: { outgoing_id: id, file_id: file } },
      });
      put((files) => files.filter((each) => each.id !== file));
    } catch (error) {
      toastProblem(error);
    }
  };

  /** Puts a file that is here already beside the message. */
  const copy = async (name: string, file: FileCopy) => {
    setUnder((names) => [...names, name]);
    try {
      const kept = await data(
        client.POST("/outgoing-messages/{outgoing_id}/attachment-copies", {
          params: { path: { outgoing_id: id } },
          body: file,
        }),
      );
      put((files) => [...files, kept]);
    } catch (error) {
      toastProblem(error);
    } finally {
      setUnder((names) => names.filter((each) => each !== name));
    }
  };

  /** Attaches what goes along with a version of a template. */
  const ofTemplate = async (template: string, language: string) => {
    try {
      const files = await data(
        client.POST("/outgoing-messages/{outgoing_id}/template-files", {
          params: { path: { outgoing_id: id } },
          body: { template_id: template, language },
        }),
      );
      put(() => files);
    } catch (error) {
      toastProblem(error);
    }
  };

  return {
    copy,
    ofTemplate,
    /** Names of files that are on their way to the server. */
    under,
    attach: (files: readonly File[]) => {
      for (const file of files) void send(file, false);
    },
    image: async (file: File) => (await send(file, true))?.url ?? null,
    remove,
  };
}
