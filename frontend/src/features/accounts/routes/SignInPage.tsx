import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { client, data } from "@/api/client";
import { type ApiProblem, isProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useEnter } from "@/api/session";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { email, required } from "@/ui/forms/validators";
import { PublicFrame } from "@/ui/shell/PublicFrame";
import { TotpField } from "../components/TotpField";
import { useThrottle } from "../hooks/useThrottle";

const route = getRouteApi("/sign-in");

/** Mail address and password, then the code of the second factor when the account has one. */
export function SignInPage() {
  const { t } = useLingui();
  const router = useRouter();
  const { back } = route.useSearch();
  const enter = useEnter();
  const meta = useQuery(query("/meta"));
  const [step, setStep] = useState<"password" | "code">("password");
  const codeInput = useRef<HTMLInputElement>(null);
  const throttle = useThrottle();

  const api = useApiForm({
    initialValues: { email: "", password: "", totp_code: "" },
    secret: ["password", "totp_code"],
    validate: {
      email,
      password: required,
      totp_code: (value) => (step === "code" ? required(value) : null),
    },
    submit: ({ email, password, totp_code }) =>
      data(
        client.POST("/session", {
          body: { email: email.trim(), password, totp_code: totp_code.trim() || null },
        }),
      ),
    onDone: (me) => {
      enter(me);
      void router.navigate({ href: back ?? "/" });
    },
    onRefused: (error) => {
      throttle.heed(error as ApiProblem);
      if (!isProblem(error, "totp-required")) return false;
      setStep("code");
      return true;
    },
  });
  const { form } = api;

  return (
    <PublicFrame
      title={step === "password" ? t`Sign in` : t`One more step`}
      description={step === "code" ? <Trans>Type the six digits of your authenticator app.</Trans> : null}
      footer={
        meta.data?.sign_up_open ? (
          <Trans>
            New here?{" "}
            <Anchor component={Link} to="/sign-up">
              Open an account for your company
            </Anchor>
          </Trans>
        ) : null
      }
    >
      <ApiFormFrame api={api} label={t`Sign in`}>
        <Stack gap="md">
          {step === "password" ? (
            <>
              <TextInput
                type="email"
                label={t`Mail address`}
                autoComplete="username"
                autoFocus
                dir="ltr"
                {...form.getInputProps("email")}
              />
              <PasswordInput
                label={t`Password`}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
                {...form.getInputProps("password")}
              />
            </>
          ) : (
            <TotpField ref={codeInput} autoFocus {...form.getInputProps("totp_code")} />
          )}
          <Button type="submit" size="md" fullWidth loading={api.isPending} disabled={throttle.seconds > 0}>
            {throttle.seconds > 0 ? <Trans>Try again in {throttle.seconds} s</Trans> : <Trans>Sign in</Trans>}
          </Button>
          {step === "code" ? (
            <Button variant="subtle" color="gray" onClick={() => setStep("password")}>
              <Trans>Use another account</Trans>
            </Button>
          ) : null}
        </Stack>
      </ApiFormFrame>
    </PublicFrame>
  );
}
