import { apiUrl, cookie } from "@/api/client";
import { ApiProblem } from "@/api/problem";

/** Keeps a logo, signature or stamp on the server; answers the name that layouts and firms know it by. */
export async function keepPicture(file: File): Promise<string> {
  const response = await fetch(apiUrl("/paper-settings/pictures"), {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream", "X-CSRF-Token": cookie("lading_csrf") ?? "" },
  });
  if (!response.ok) throw await ApiProblem.from(response);
  return ((await response.json()) as { digest: string }).digest;
}
