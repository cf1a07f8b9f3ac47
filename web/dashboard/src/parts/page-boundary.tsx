import { Alert, Button, Stack, Text } from '@mantine/core'
import { Component, type ReactNode } from 'react'

/** One page that breaks does not take the navigation with it. After an update its code may also be gone: load anew. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <Alert color="red" role="alert" title="This page could not be shown">
        <Stack align="flex-start" gap="sm">
          <Text size="sm">
            Kvitto may have been updated, or the connection broke while the page was fetched. Load it again.
          </Text>
          <Button variant="default" size="sm" onClick={() => location.reload()}>
            Load again
          </Button>
        </Stack>
      </Alert>
    )
  }
}
