import {
  Anchor,
  Badge,
  Button,
  Checkbox,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Table,
  Tooltip,
} from "@mantine/core";

/** The accent: deep sea teal. Shade 7 fills in the light scheme, shade 6 in the dark one, both under white text. */
const sea: MantineColorsTuple = [
  "#e9f6f7",
  "#d2ebed",
  "#a5d6da",
  "#74c0c6",
  "#47a8b0",
  "#278e97",
  "#137680",
  "#0b636c",
  "#08515a",
  "#053d45",
];

const gray: MantineColorsTuple = [
  "#f7f9f9",
  "#f0f3f3",
  "#e3e8e8",
  "#d2d9da",
  "#b8c2c3",
  "#8b9799",
  "#626f71",
  "#465254",
  "#2e3739",
  "#171d1e",
];

const dark: MantineColorsTuple = [
  "#dfe5e5",
  "#bbc5c6",
  "#9aa6a8",
  "#717e81",
  "#3c474a",
  "#273033",
  "#1c2427",
  "#151b1e",
  "#101517",
  "#0a0e0f",
];

const fontFamily =
  '"Inter Variable", -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Hiragino Sans", "Noto Sans CJK SC", "Noto Sans SC", "Geeza Pro", "Noto Sans Arabic", system-ui, sans-serif';

// Locking the page's scroll injects a <style> element, which the content security policy refuses; our pages
// scroll inside their own panes, so there is nothing to lock.
const overlay = { lockScroll: false, transitionProps: { duration: 120 } };

export const theme = createTheme({
  primaryColor: "sea",
  primaryShade: { light: 7, dark: 6 },
  colors: { sea, gray, dark },
  white: "#ffffff",
  black: "#171d1e",
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", monospace',
  defaultRadius: "md",
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "18px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  // Two weights on every screen: text and what stands out.
  fontWeights: { regular: "400", medium: "550", bold: "550" },
  headings: {
    fontWeight: "550",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "1.3" },
      h2: { fontSize: "16px", lineHeight: "1.4" },
      h3: { fontSize: "14px", lineHeight: "1.45" },
    },
  },
  shadows: {
    sm: "0 1px 2px rgb(10 30 34 / 8%)",
    md: "0 4px 16px rgb(10 30 34 / 12%)",
    lg: "0 12px 32px rgb(10 30 34 / 18%)",
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: "hover" } }),
    // On a light ground of any colour, words keep the contrast of text.
    Badge: Badge.extend({
      vars: (_theme, { variant }) => ({
        root: variant === "light" ? { "--badge-color": "var(--l-text)" } : {},
      }),
    }),
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: "sm" } }),
    Drawer: Drawer.extend({ defaultProps: overlay }),
    Menu: Menu.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 100 } } }),
    Modal: Modal.extend({ defaultProps: { ...overlay, centered: true } }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 100 } } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { transitionDuration: 120 } }),
    Table: Table.extend({ defaultProps: { fz: "sm" } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 100 } } }),
  },
});
