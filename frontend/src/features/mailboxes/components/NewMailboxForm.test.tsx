import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { MailboxCheck, MailboxSettings, OAuthClient } from "@/api/types";
import { fakeApi, problem } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { NewMailboxForm } from "./NewMailboxForm";

const imap = { host: "imap.provider.example", port: 993, security: "tls" as const };
const smtp = { host: "smtp.provider.example", port: 465, security: "tls" as const };
const settings: MailboxSettings = {
  address: "sales@ningbo.example",
  provider: "provider",
  provider_name: "Provider",
  imap,
  smtp,
  username: "sales@ningbo.example",
  secret_kind: "authorization_code",
  help: "Make a code in the web mail.",
  guide: {
    why: "A code stands for the password.",
    steps: ["Open the settings.", "Make a code."],
    page: "https://mail.provider.example",
    note: null,
  },
  sign_in: null,
  foreign_host: null,
  sources: ["provider_table"],
};
const works: MailboxCheck = { ok: true, steps: [{ step: "sign_in", ok: true, problem: null }], folders: [] };
const refused: MailboxCheck = {
  ok: false,
  steps: [
    { step: "resolve", ok: true, problem: null },
    {
      step: "sign_in",
      ok: false,
      problem: {
        code: "wrong-secret",
        title: "The server refused the code.",
        what_to_do: "Make a new one.",
        server_said: "NO LOGIN",
      },
    },
  ],
  folders: [],
};

async function fill() {
  const app = renderApp(<NewMailboxForm />, { at: "/settings/mailboxes/new" });
  await app.user.type(await screen.findByLabelText("Mail address"), "sales@ningbo.example");
  await app.user.type(await screen.findByLabelText("Authorization code"), "s3cret");
  return app;
}

describe("NewMailboxForm", () => {
  it("finds the servers of an address, tests them and adds the mailbox", async () => {
    const calls = fakeApi({
      "GET /mailbox-settings": settings,
      "POST /mailbox-checks": works,
      "POST /mailboxes": () => ({ status: 201, body: { id: "m1" } }),
    });
    const { user, router } = await fill();
    expect(screen.getByText("Provider")).toBeInTheDocument();
    expect(screen.getByText("A code stands for the password.")).toBeInTheDocument();
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "Go to mail.provider.example.",
      "Open the settings.",
      "Make a code.",
    ]);
    await user.click(screen.getByRole("button", { name: "Test and add" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/settings/mailboxes/m1"));
    const sent = {
      address: "sales@ningbo.example",
      username: "sales@ningbo.example",
      secret: "s3cret",
      imap,
      smtp,
    };
    expect(calls.find(({ path }) => path === "/mailbox-checks")?.body).toEqual(sent);
    expect(calls.find(({ path }) => path === "/mailboxes")?.body).toMatchObject(sent);
  });

  it("shows the step that failed, what to do and what the server said, and adds nothing", async () => {
    const calls = fakeApi({ "GET /mailbox-settings": settings, "POST /mailbox-checks": refused });
    const { user } = await fill();
    await user.click(screen.getByRole("button", { name: "Test and add" }));
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("The server refused the code.");
    expect(alert).toHaveTextContent("Make a new one.");
    expect(alert).toHaveTextContent("NO LOGIN");
    expect(calls.some(({ path }) => path === "/mailboxes")).toBe(false);
    expect(screen.getByRole("button", { name: "Test again and add" })).toBeEnabled();
  });

  it("asks for the servers when nothing is found, and puts refusals at their fields", async () => {
    fakeApi({
      "GET /mailbox-settings": () => problem("not-found", 404),
      "POST /mailbox-checks": () =>
        problem("validation-failed", 400, {
          errors: [{ field: "imap.host", code: "private", message: "This host is not allowed." }],
        }),
    });
    const { user } = renderApp(<NewMailboxForm />, { at: "/settings/mailboxes/new" });
    await user.type(await screen.findByLabelText("Mail address"), "sales@ningbo.example");
    await user.type(screen.getByLabelText("Password of the mailbox"), "s3cret");
    const [host] = await screen.findAllByLabelText("Server");
    if (!host) throw new Error("no field for the server");
    await user.type(host, "localhost");
    await user.click(screen.getByLabelText("Send mail through this mailbox too"));
    await user.click(screen.getByRole("button", { name: "Test and add" }));
    expect(await screen.findByText("This host is not allowed.")).toBeInTheDocument();
    expect(host).toHaveAccessibleDescription("This host is not allowed.");
  });

  const byPage: MailboxSettings = { ...settings, secret_kind: "oauth", guide: null, sign_in: "microsoft" };
  const registered = (set_up_by: OAuthClient["set_up_by"]): OAuthClient => ({
    provider: "microsoft",
    name: "Microsoft",
    set_up_by,
    client_id: null,
    directory: null,
    redirect_uri: "https://lading.example/mailbox-sign-in",
    changed_at: null,
  });

  it("sends people to the provider's page, with what they chose", async () => {
    const assign = vi.fn();
    vi.stubGlobal("location", { ...globalThis.location, assign });
    const calls = fakeApi({
      "GET /mailbox-settings": byPage,
      "GET /mailbox-oauth-clients": [registered("operator")],
      "GET /teams": { items: [{ id: "t1", name: "Americas" }], next_cursor: null },
      "POST /mailbox-sign-ins": () => ({
        status: 201,
        body: { authorize_url: "https://login.example/", expires_at: "" },
      }),
    });
    const { user } = renderApp(<NewMailboxForm />, { at: "/settings/mailboxes/new" });
    await user.type(await screen.findByLabelText("Mail address"), "sales@ningbo.example");
    await user.selectOptions(screen.getByLabelText("Who sees its mail"), "Team Americas");
    await user.click(await screen.findByRole("button", { name: "Sign in with Microsoft" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("https://login.example/"));
    expect(calls.find(({ path }) => path === "/mailbox-sign-ins")?.body).toMatchObject({
      provider: "microsoft",
      address: "sales@ningbo.example",
      visibility: "team",
      team_id: "t1",
    });
    expect(screen.queryByRole("button", { name: "Test and add" })).not.toBeInTheDocument();
  });

  it("says why signing in is not possible yet, and leads to where it is set up", async () => {
    fakeApi({ "GET /mailbox-settings": byPage, "GET /mailbox-oauth-clients": [registered(null)] });
    const { user } = renderApp(<NewMailboxForm />, { at: "/settings/mailboxes/new" });
    await user.type(await screen.findByLabelText("Mail address"), "sales@ningbo.example");
    expect(await screen.findByText(/that is not set up here yet/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Set it up" })).toHaveAttribute(
      "href",
      "/settings/mailboxes/sign-in",
    );
  });

  it("warns of a server that is not the domain's own", async () => {
    fakeApi({
      "GET /mailbox-settings": { ...settings, provider: null, foreign_host: "imap.hoster.example" },
    });
    const { user } = renderApp(<NewMailboxForm />, { at: "/settings/mailboxes/new" });
    await user.type(await screen.findByLabelText("Mail address"), "sales@ningbo.example");
    expect(await screen.findByRole("note")).toHaveTextContent("imap.hoster.example");
  });
});
