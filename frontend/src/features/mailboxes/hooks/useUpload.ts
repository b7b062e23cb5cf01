import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { apiUrl, cookie } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { invalidatePaths } from "@/api/query";
import { currentLocale } from "@/i18n/activate";

interface Upload {
  name: string;
  sent: number;
  size: number;
}

/**
 * Sends a file as it lies on the disk, however large, and says how much has gone. XMLHttpRequest, because fetch
 * tells nothing of what was sent.
 */
export function useUpload() {
  const queries = useQueryClient();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [error, setError] = useState<unknown>(null);
  const request = useRef<XMLHttpRequest | null>(null);

  const send = (file: File): Promise<void> =>
    new Promise((resolve) => {
      const sending = new XMLHttpRequest();
      request.current = sending;
      setError(null);
      setUpload({ name: file.name, sent: 0, size: file.size });
      const end = (problem: unknown) => {
        request.current = null;
        setUpload(null);
        setError(problem);
        void invalidatePaths(queries, ["/import-runs"]);
        resolve();
      };
      sending.upload.addEventListener("progress", ({ loaded }) =>
        setUpload({ name: file.name, sent: Math.min(loaded, file.size), size: file.size }),
      );
      sending.addEventListener("load", () => {
        if (sending.status === 201) return end(null);
        const answer = new Response(sending.responseText, { status: sending.status });
        void ApiProblem.from(answer).then(end);
      });
      sending.addEventListener("error", () => end(ApiProblem.offline()));
      sending.addEventListener("abort", () => end(null));
      sending.open("POST", apiUrl(`/import-runs?${new URLSearchParams({ filename: file.name })}`));
      sending.setRequestHeader("Content-Type", "application/octet-stream");
      sending.setRequestHeader("Accept-Language", currentLocale());
      sending.setRequestHeader("X-CSRF-Token", cookie("lading_csrf") ?? "");
      sending.send(file);
    });

  const sendAll = async (files: readonly File[]) => {
    for (const file of files) await send(file);
  };
  const cancel = () => request.current?.abort();

  // Leaving the page would end the upload without a word.
  const busy = upload !== null;
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener("beforeunload", ask);
    return () => globalThis.removeEventListener("beforeunload", ask);
  }, [busy]);
  return { upload, error, sendAll, cancel };
}
