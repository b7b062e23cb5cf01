import { useLingui } from "@lingui/react/macro";
import { NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from "@mantine/core";
import type { ErpSetting } from "@/api/types";

interface Props {
  settings: ErpSetting[];
  values: Record<string, unknown>;
  onChange: (values: Record<string, unknown>) => void;
  /** Names of secrets that are kept already: they may stay empty. */
  kept?: string[];
  errors?: Record<string, string>;
}

/** The fields that an adapter asks for. */
export function SettingsFields({ settings, values, onChange, kept = [], errors = {} }: Props) {
  const { t } = useLingui();
  const put = (name: string, value: unknown) => onChange({ ...values, [name]: value });
  return settings.map((setting) => {
    const { name, kind, secret } = setting;
    const value = values[name] ?? setting.default ?? "";
    const shared = {
      key: name,
      label: setting.label,
      description: setting.help || undefined,
      required: setting.required && !kept.includes(name),
      error: errors[name],
    };
    if (secret) {
      return (
        <PasswordInput
          {...shared}
          key={name}
          dir="ltr"
          autoComplete="off"
          placeholder={kept.includes(name) ? t`Kept; type to replace it` : undefined}
          visibilityToggleButtonProps={{ "aria-label": t`Show the secret` }}
          value={String(values[name] ?? "")}
          onChange={(event) => put(name, event.currentTarget.value || undefined)}
        />
      );
    }
    if (kind === "flag") {
      return (
        <Switch
          key={name}
          label={setting.label}
          description={setting.help || undefined}
          checked={Boolean(value)}
          onChange={(event) => put(name, event.currentTarget.checked)}
        />
      );
    }
    if (kind === "choice") {
      const choices = Object.entries(setting.choices).map(([each, label]) => ({ value: each, label }));
      return (
        <Select
          {...shared}
          key={name}
          data={choices}
          value={String(value)}
          onChange={(chosen) => put(name, chosen ?? undefined)}
        />
      );
    }
    if (kind === "number") {
      return (
        <NumberInput
          {...shared}
          key={name}
          value={typeof value === "number" ? value : ""}
          onChange={(given) => put(name, given === "" ? undefined : given)}
        />
      );
    }
    if (kind === "long_text") {
      return (
        <Textarea
          {...shared}
          key={name}
          dir="ltr"
          autosize
          minRows={4}
          value={String(value)}
          onChange={(event) => put(name, event.currentTarget.value || undefined)}
        />
      );
    }
    return (
      <TextInput
        {...shared}
        key={name}
        dir={kind === "url" ? "ltr" : "auto"}
        inputMode={kind === "url" ? "url" : undefined}
        value={String(value)}
        onChange={(event) => put(name, event.currentTarget.value || undefined)}
      />
    );
  });
}
