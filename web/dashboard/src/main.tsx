import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './main.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { keepFocusOfBusyButtons } from './keep-focus.ts'
import { ConfirmProvider } from './parts/confirm.tsx'
import { queryClient } from './query-client.ts'
import { cssVariables, theme } from './theme.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// The scroll lock under dialogs writes a style element and looks for its nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce })

keepFocusOfBusyButtons()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the ID "root".')
createRoot(root).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    colorSchemeManager={localStorageColorSchemeManager({ key: 'kvitto-color-scheme' })}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
  >
    <QueryClientProvider client={queryClient}>
      <ConfirmProvider>
        <App />
      </ConfirmProvider>
    </QueryClientProvider>
    <Notifications position="bottom-right" />
  </MantineProvider>,
)
