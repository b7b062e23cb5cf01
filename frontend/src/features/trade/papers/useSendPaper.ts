import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { apiUrl, client, cookie, data } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { currentLocale } from "@/i18n/activate";
import { toastProblem } from "@/ui/feedback/toast";

interface Letter {
  to_name: string | null;
  to_email: string | null;
  subject: string;
  html: string;
}

async function begin(letter: Letter): Promise<string> {
  const draft = await data(
    client.POST("/outgoing-messages", {
      body: {
        mode: "new",
        to: letter.to_email ? [{ address: letter.to_email, name: letter.to_name ?? "" }] : [],
        subject: letter.subject,
        html: letter.html,
      },
    }),
  );
  return draft.id;
}

/** Opens compose with a letter that the server wrote. */
export function useOpenLetter() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (write: () => Promise<Letter>) => begin(await write()),
    onSuccess: (draft) => navigate({ to: "/compose", search: { draft } }),
    onError: toastProblem,
  });
}

/** Opens compose with the paper attached, its letter written in the paper's language, addressed to the contact. */
export function useSendPaper() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (id: string) => {
      const at = { params: { path: { paper_id: id } } };
      const letter = await data(client.GET("/papers/{paper_id}/letter", at));
      const pdf = await fetch(apiUrl(`/papers/${id}/content`));
      if (!pdf.ok) throw await ApiProblem.from(pdf);
      const draft = await begin(letter);
      const params = new URLSearchParams({
        filename: letter.filename,
        content_type: "application/pdf",
        inline: "false",
      });
      const kept = await fetch(apiUrl(`/outgoing-messages/${draft}/attachments?${params}`), {
        method: "POST",
        body: await pdf.blob(),
        headers: {
          "Content-Type": "application/octet-stream",
          "Accept-Language": currentLocale(),
          "X-CSRF-Token": cookie("lading_csrf") ?? "",
        },
      });
      if (!kept.ok) throw await ApiProblem.from(kept);
      return draft;
    },
    onSuccess: (draft) => navigate({ to: "/compose", search: { draft } }),
    onError: toastProblem,
  });
}
