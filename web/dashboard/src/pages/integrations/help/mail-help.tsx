import { Code, Text } from '@mantine/core'
import { CopyField } from '../../../parts/copy-field.tsx'
import { Help } from './help.tsx'

export function MailHelp() {
  return (
    <Help title="How to set up mail">
      <Text>
        Mail is set where Kvitto runs, by whoever runs it: two environment variables, then start Kvitto again.
        Your mail provider tells you the server, the username and the password (often under “SMTP”).
      </Text>
      <CopyField
        label="Environment"
        lines
        value={[
          'SMTP_URL=smtps://USERNAME:PASSWORD@smtp.example.com:465',
          'MAIL_FROM=Your shop <help@example.com>',
        ].join('\n')}
      />
      <Text c="dimmed">
        In <Code>SMTP_URL</Code>, write special characters of the password as in an address: <Code>@</Code> as{' '}
        <Code>%40</Code>, <Code>/</Code> as <Code>%2F</Code>.
      </Text>
    </Help>
  )
}
