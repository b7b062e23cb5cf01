import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Group, PasswordInput, Select, TextInput } from "@mantine/core";
import { client, data } from "@/api/client";
import { useMay } from "@/api/session";
import type { NewRobot } from "@/api/types";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import classes from "./alerts.module.css";

interface Props {
  onAdded: () => void;
  onClose: () => void;
}

/** Adds a group robot by the address that its app shows. */
export function RobotForm({ onAdded, onClose }: Props) {
  const { t } = useLingui();
  const mayShare = useMay("mailboxes.manage");
  const api = useApiForm({
    initialValues: {
      kind: "dingtalk" as NewRobot["kind"],
      name: "",
      url: "",
      secret: "",
      keyword: "",
      shared: false,
    },
    draft: "alerts.robot",
    secret: ["url", "secret"],
    validate: { name: required, url: required },
    submit: ({ secret, keyword, ...robot }) =>
      data(
        client.POST("/alert-channels/robots", {
          body: { ...robot, secret: secret || null, keyword: keyword || null, kinds: [] },
        }),
      ),
    onDone: () => {
      toast(t`The robot is added. Try it.`);
      onAdded();
    },
  });
  const { form } = api;
  const helps: Record<NewRobot["kind"], string> = {
    dingtalk: t`Group settings → Bots → Custom. Choose “Additional signature” and copy both.`,
    wecom: t`Group → Add a group bot. The address is the whole secret.`,
    feishu: t`Group settings → Bots → Custom bot. Switch on “Signature verification” and copy both.`,
  };
  return (
    <ApiFormFrame api={api} label={t`Add a group robot`}>
      <div className={classes.fields}>
        <Select
          label={t`Service`}
          allowDeselect={false}
          data={[
            { value: "dingtalk", label: t`DingTalk` },
            { value: "wecom", label: t`WeCom` },
            { value: "feishu", label: t`Feishu or Lark` },
          ]}
          {...form.getInputProps("kind")}
        />
        <TextInput label={t`Name of the group`} dir="auto" {...form.getInputProps("name")} />
        <PasswordInput
          label={t`Address (webhook)`}
          description={helps[form.values.kind]}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="off"
          {...form.getInputProps("url")}
        />
        {form.values.kind === "wecom" ? null : (
          <>
            <PasswordInput
              label={t`Signing key, if it has one`}
              autoComplete="off"
              {...form.getInputProps("secret")}
            />
            <TextInput label={t`Keyword, if it asks for one`} dir="auto" {...form.getInputProps("keyword")} />
          </>
        )}
      </div>
      {mayShare ? (
        <Checkbox
          mt="md"
          label={t`For the whole company: it hears everybody's alerts`}
          {...form.getInputProps("shared", { type: "checkbox" })}
        />
      ) : null}
      <Group mt="md">
        <Button type="submit" loading={api.isPending}>
          <Trans>Add the robot</Trans>
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </ApiFormFrame>
  );
}
