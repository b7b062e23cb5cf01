import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Kbd, Modal } from "@mantine/core";
import { useState } from "react";
import { type Hotkey, useHotkey, useHotkeyList } from "./hotkeys";
import classes from "./hotkeys.module.css";

const KEY = { keys: "?", label: msg`Show these keys`, group: msg`Everywhere` };
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Record<string, string> = { mod: isMac ? "⌘" : "Ctrl" };

function Keys({ keys }: { keys: string }) {
  return (
    <span className={classes.keys} dir="ltr">
      {keys.split(/[ +]/).map((key) => (
        <Kbd key={key}>{NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</Kbd>
      ))}
    </span>
  );
}

/** The list of keys that work here, opened with `?`. */
export function HotkeyHelp() {
  const { t, i18n } = useLingui();
  const [opened, setOpened] = useState(false);
  const hotkeys = useHotkeyList();
  useHotkey(KEY, () => setOpened(true));

  const groups = new Map<string, Map<string, Hotkey>>();
  for (const hotkey of hotkeys) {
    const name = i18n._(hotkey.group);
    groups.set(name, (groups.get(name) ?? new Map()).set(hotkey.keys, hotkey));
  }
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={<Trans>Keyboard</Trans>}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      {[...groups].map(([name, keys]) => (
        <section key={name} className={classes.group}>
          <h3>{name}</h3>
          <dl className={classes.list}>
            {[...keys.values()].map((hotkey) => (
              <div key={hotkey.keys} className={classes.row}>
                <dt>{i18n._(hotkey.label)}</dt>
                <dd>
                  <Keys keys={hotkey.keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
