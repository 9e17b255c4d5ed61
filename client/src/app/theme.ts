import { createTheme, rem } from '@mantine/core';

const PRETENDARD =
  "'Pretendard Variable', Pretendard, -apple-system, BlinkMacSystemFont, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Segoe UI', sans-serif";

/** Sizes 12/14/16/20/28 on an 8 px grid; hairlines instead of shadows. Colours of meaning stand in `ui/tokens.css`. */
export const theme = createTheme({
  fontFamily: PRETENDARD,
  headings: {
    fontFamily: PRETENDARD,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: rem(28), lineHeight: '36px' },
      h2: { fontSize: rem(20), lineHeight: '28px' },
      h3: { fontSize: rem(16), lineHeight: '24px' },
      h4: { fontSize: rem(14), lineHeight: '20px' },
    },
  },
  fontSizes: { xs: rem(12), sm: rem(14), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: rem(4), sm: rem(8), md: rem(16), lg: rem(24), xl: rem(32) },
  radius: { xs: rem(2), sm: rem(4), md: rem(6), lg: rem(8), xl: rem(12) },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: {
    indigo: [
      '#eef0fb',
      '#dadef4',
      '#b3bbe9',
      '#8a96de',
      '#8490e0',
      '#7482dc',
      '#4a58c0',
      '#3b49b0',
      '#303c94',
      '#252f77',
    ],
    red: ['#fdeae4', '#fbd5c9', '#f6ab94', '#ff9778', '#ee6a45', '#e2532c', '#c43c15', '#b3300f', '#b3300f', '#7d220b'],
    gray: [
      '#f8f9fa',
      '#f1f3f5',
      '#e6e8eb',
      '#d7dbdf',
      '#c1c8cd',
      '#889096',
      '#687076',
      '#4f565c',
      '#2f353a',
      '#1a1d21',
    ],
    dark: [
      '#e3e6e9',
      '#c4c9ce',
      '#a3aab1',
      '#7d858d',
      '#3b4149',
      '#2c3138',
      '#22262c',
      '#181b20',
      '#131519',
      '#0e1013',
    ],
  },
  // Named, not imported: a page that has no table does not load the table.
  components: {
    // Mantine's smallest is 22 px high; a finger needs 24.
    Button: { defaultProps: { size: 'sm' }, styles: { root: { minHeight: 24 } } },
    Alert: {
      styles: {
        root: { backgroundColor: 'var(--sc-red-soft)', border: '1px solid var(--sc-line)' },
        title: { color: 'var(--sc-red-text)' },
        icon: { color: 'var(--sc-red-text)', marginInlineEnd: 12 },
        message: { color: 'var(--sc-text)' },
      },
    },
    Fieldset: {
      styles: {
        root: { padding: 0, border: 0, margin: 0 },
        legend: { padding: 0, marginBottom: 8, fontSize: rem(16), fontWeight: 650 },
      },
    },
    SegmentedControl: {
      styles: { indicator: { boxShadow: 'none', border: '1px solid var(--sc-line-strong)' } },
    },
    TextInput: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: { centered: true, radius: 'md', shadow: 'none' },
      styles: { title: { fontSize: rem(16), fontWeight: 650 } },
    },
    Popover: { defaultProps: { shadow: 'sm', radius: 'md', transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, transitionProps: { duration: 100 } } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
  },
});
