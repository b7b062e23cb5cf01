import { useLingui } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { activateLocale } from "@/i18n/activate";
import { LOCALES, nearestLocale } from "@/i18n/locales";
import { LiveRegion } from "@/ui/feedback/announce";
import { usePageTitle } from "./pageTitle";
import classes from "./public.module.css";

interface Props {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Below the card: the way to the other page. */
  footer?: ReactNode;
}

/** The frame of the pages before a session: the name, one card, the language. */
export function PublicFrame({ title, description, children, footer }: Props) {
  const { t, i18n } = useLingui();
  usePageTitle(title);
  return (
    <div className={classes.frame}>
      <header className={classes.head}>
        <span className={classes.brand}>
          <img src="/favicon.svg" width={28} height={28} alt="" />
          Lading
        </span>
        <NativeSelect
          aria-label={t`Language`}
          value={i18n.locale}
          leftSection={<IconLanguage size={16} aria-hidden />}
          data={LOCALES.map(({ tag, name }) => ({ value: tag, label: name }))}
          onChange={(event) => {
            const locale = nearestLocale(event.currentTarget.value);
            if (locale) void activateLocale(locale);
          }}
        />
      </header>
      <main className={classes.main}>
        <div className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {description ? <p className={classes.description}>{description}</p> : null}
          {children}
        </div>
        {footer ? <p className={classes.footer}>{footer}</p> : null}
      </main>
      <LiveRegion />
    </div>
  );
}
