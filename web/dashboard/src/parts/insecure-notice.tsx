import { Alert } from '@mantine/core'
import IconLockOff from '@tabler/icons-react/icons/IconLockOff'

/** Browsers keep the session's cookie over https, and on this very machine, only. */
export function InsecureNotice() {
  if (window.isSecureContext) return null
  return (
    <Alert
      color="orange"
      icon={<IconLockOff aria-hidden="true" />}
      title="This page is not encrypted"
      mb="lg"
    >
      The browser will not keep the cookie that signing in needs. Open the dashboard over https, or on the
      machine that Kvitto runs on as http://localhost.
    </Alert>
  )
}
