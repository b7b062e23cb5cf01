import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aMe } from "@/lib/testing/data";
import { fakeApi, problem } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { SignInPage } from "./SignInPage";

const meta = { version: "1", languages: [], sign_up_open: true, time_zones: [], api_docs_url: null };

async function fill(at = "/sign-in") {
  const app = renderApp(<SignInPage />, { at });
  await app.user.type(await screen.findByLabelText("Mail address"), "lin@ningbo.example");
  await app.user.type(screen.getByLabelText("Password"), "a good sentence");
  await app.user.click(screen.getByRole("button", { name: "Sign in" }));
  return app;
}

describe("SignInPage", () => {
  it("signs in and returns to where the reader wanted to go", async () => {
    const calls = fakeApi({
      "GET /meta": meta,
      "POST /session": () => ({ status: 201, body: aMe() }),
    });
    const { router } = await fill("/sign-in?back=%2Fcompanies%3Fq%3Dbolts");
    await waitFor(() => expect(router.state.location.href).toBe("/companies?q=bolts"));
    expect(calls.at(-1)?.body).toEqual({
      email: "lin@ningbo.example",
      password: "a good sentence",
      totp_code: null,
    });
  });

  it("says what is wrong in a summary that takes the focus", async () => {
    fakeApi({
      "GET /meta": meta,
      "POST /session": () =>
        problem("wrong-credentials", 401, { title: "Address or password is wrong.", detail: "Check both." }),
    });
    await fill();
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Address or password is wrong.");
    expect(alert).toHaveFocus();
  });

  it("asks for the code when the account has a second factor", async () => {
    const calls = fakeApi({
      "GET /meta": meta,
      "POST /session": ({ body }: { body: { totp_code: string | null } }) =>
        body.totp_code ? { status: 201, body: aMe() } : problem("totp-required", 401),
    });
    const { user, router } = await fill();
    await user.type(await screen.findByLabelText("Code"), "123456");
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    await waitFor(() => expect(router.state.location.href).toBe("/"));
    expect(calls.at(-1)?.body).toMatchObject({ totp_code: "123456", password: "a good sentence" });
  });

  it("lets the reader wait after too many attempts", async () => {
    fakeApi({
      "GET /meta": meta,
      "POST /session": () => ({ ...problem("too-many-attempts", 429), headers: { "Retry-After": "30" } }),
    });
    await fill();
    expect(await screen.findByRole("button", { name: "Try again in 30 s" })).toBeDisabled();
  });

  it("never keeps the password on this device", async () => {
    fakeApi({ "GET /meta": meta });
    const { user } = renderApp(<SignInPage />, { at: "/sign-in" });
    await user.type(await screen.findByLabelText("Password"), "secret sentence");
    dispatchEvent(new Event("pagehide"));
    expect(JSON.stringify(localStorage)).not.toContain("secret");
  });

  it("asks for what is missing and puts the focus there", async () => {
    fakeApi({ "GET /meta": meta });
    const { user } = renderApp(<SignInPage />, { at: "/sign-in" });
    await user.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(screen.getByLabelText("Mail address")).toBeInvalid();
    expect(screen.getByLabelText("Mail address")).toHaveFocus();
  });
});
