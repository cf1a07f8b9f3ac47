import {
  Card,
  CloseButton,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Menu,
  Modal,
  PasswordInput,
  Select,
  Text,
} from '@mantine/core'

const closeLabel = { 'aria-label': 'Close' }

/** Calm and paper-like: warm greys, one deep green, the system's own letters. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  white: '#ffffff',
  black: '#24221d',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  colors: {
    pine: [
      '#eef5f1',
      '#ddebe4',
      '#bbd7ca',
      '#96c2b0',
      '#72b09a',
      '#4c957c',
      '#2f7760',
      '#1f5f4a',
      '#184b3a',
      '#10352a',
    ],
    gray: [
      '#f8f6f1',
      '#f1eee7',
      '#e7e3da',
      '#dcd7cc',
      '#cbc5b8',
      '#a7a194',
      '#77726a',
      '#5f5a50',
      '#45413a',
      '#2b2924',
    ],
    dark: [
      '#dedad0',
      '#c4bfb4',
      '#aaa498',
      '#8b867b',
      '#4b483f',
      '#3a3731',
      '#2b2925',
      '#211f1c',
      '#191815',
      '#12110f',
    ],
  },
  components: {
    Card: Card.extend({ defaultProps: { withBorder: true, padding: 'lg' } }),
    CloseButton: CloseButton.extend({ defaultProps: { ...closeLabel } }),
    Drawer: Drawer.extend({ styles: { title: { fontWeight: 650 } } }),
    // The placeholder is a child that no menu may have.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ styles: { title: { fontWeight: 650 } } }),
    PasswordInput: PasswordInput.extend({
      defaultProps: {
        visibilityToggleButtonProps: {
          'aria-label': 'Show or hide the password',
          'aria-hidden': false,
          tabIndex: 0,
        },
      },
    }),
    // A list that scrolls by itself is found by screen readers; Mantine's own scroll area around it is not.
    Select: Select.extend({
      defaultProps: { withScrollArea: false },
      styles: { options: { maxHeight: 260, overflowY: 'auto' } },
    }),
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
  },
})

/** Where the usual greys would be too faint to read (WCAG 2.2, 1.4.3), and the colours of paper. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf8f3',
    '--mantine-color-dimmed': '#615c52',
    '--mantine-color-placeholder': '#736e64',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#d3cdc0',
    '--mantine-color-orange-light-color': '#8a3a06',
    '--mantine-color-yellow-light-color': '#6f4a00',
    '--kvitto-surface': '#ffffff',
    '--kvitto-line': '#e5e0d5',
  },
  dark: {
    '--mantine-color-body': '#191815',
    '--mantine-color-dimmed': '#aaa498',
    '--mantine-color-placeholder': '#979185',
    '--mantine-color-error': '#ff9a90',
    '--mantine-color-disabled': '#34312b',
    '--mantine-color-pine-light': '#1d3a30',
    '--mantine-color-pine-light-hover': '#254a3d',
    '--mantine-color-red-light': '#46221f',
    '--mantine-color-red-light-hover': '#532a26',
    '--mantine-color-orange-light': '#412b19',
    '--mantine-color-orange-light-hover': '#4f3620',
    '--mantine-color-yellow-light': '#3a311a',
    '--mantine-color-yellow-light-hover': '#483d21',
    '--kvitto-surface': '#23211d',
    '--kvitto-line': '#38352f',
  },
})
