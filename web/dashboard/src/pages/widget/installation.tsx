import { Accordion, Alert, Anchor, Card, Code, List, Stack, Text, Title } from '@mantine/core'
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck'
import IconCircleDashed from '@tabler/icons-react/icons/IconCircleDashed'
import type { WidgetView } from '../../../../../src/server/admin/wire.ts'
import { CopyField } from '../../parts/copy-field.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'

/** The way onto the shop's pages, and whether it was found there. */
export function Installation({ view, isSnippetOld }: { view: WidgetView; isSnippetOld: boolean }) {
  const { origin } = new URL(view.script_url)
  return (
    <Card>
      <Stack>
        <Title order={2}>Put it on your site</Title>
        <LastSeen at={view.last_seen_at} />
        <CopyField
          label="Snippet"
          value={view.snippet}
          description={
            <>
              Paste it just before <Code>{'</body>'}</Code> on every page. Colour and side are part of it:
              after a change of them, paste it again.
            </>
          }
          lines
        />
        {isSnippetOld ? (
          <Alert color="yellow" role="status">
            Save first: the snippet still has the colour and side from before.
          </Alert>
        ) : null}
        <Accordion variant="contained" order={3} keepMounted={false}>
          <Accordion.Item value="where">
            <Accordion.Control>Where do I paste it?</Accordion.Control>
            <Accordion.Panel>
              <List spacing="xs" size="sm">
                <List.Item>
                  <b>Shopify</b>: Online Store → Themes → ⋯ → Edit code → <Code>theme.liquid</Code>, in the
                  line above <Code>{'</body>'}</Code>.
                </List.Item>
                <List.Item>
                  <b>WooCommerce</b>: into the footer of all pages, by a plugin for code in header and footer,
                  or in your child theme’s <Code>footer.php</Code>.
                </List.Item>
                <List.Item>
                  <b>Any other shop</b>: into the template that all pages share, or as “Custom HTML” on all
                  pages in a tag manager.
                </List.Item>
              </List>
            </Accordion.Panel>
          </Accordion.Item>
          <Accordion.Item value="policy">
            <Accordion.Control>My site has a Content Security Policy</Accordion.Control>
            <Accordion.Panel>
              <Stack gap="sm">
                <Text>
                  Then it must allow the script and the chat’s frame, and nothing else. Whoever looks after
                  your site adds this address to both lists:
                </Text>
                <CopyField label="To be allowed" value={`script-src ${origin}; frame-src ${origin}`} />
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
        <CopyField
          label="Chat page"
          value={view.chat_url}
          description={
            <>
              The same chat with a page to itself, for links in emails.{' '}
              <Anchor href={view.chat_url} target="_blank" rel="noopener" size="xs" underline="always">
                Open it in a new tab
              </Anchor>
            </>
          }
        />
      </Stack>
    </Card>
  )
}

function LastSeen({ at }: { at: string | null }) {
  const Icon = at === null ? IconCircleDashed : IconCircleCheck
  return (
    <Text component="div" {...(at === null ? { c: 'dimmed' } : {})}>
      <Icon size={18} aria-hidden="true" style={{ verticalAlign: '-0.25em', marginInlineEnd: '0.375rem' }} />
      {at === null ? (
        'Not seen on your site yet. It is noticed when somebody opens the chat there.'
      ) : (
        <>
          Last seen on your site: <RelativeTime at={at} />
        </>
      )}
    </Text>
  )
}
