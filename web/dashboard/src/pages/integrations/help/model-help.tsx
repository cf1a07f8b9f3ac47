import { Text } from '@mantine/core'
import { CopyField } from '../../../parts/copy-field.tsx'
import { Help } from './help.tsx'

export function ModelHelp() {
  return (
    <Help title="How to set up a language model">
      <Text>
        Kvitto answers well without one. With one it phrases replies more freely; every figure is still
        checked against Klarna’s answer, and emails are hidden from it. It is set where Kvitto runs: with
        environment variables, then start Kvitto again.
      </Text>
      <CopyField
        label="Environment"
        description="For the provider write openai, anthropic or openai-compatible; the last also needs KVITTO_MODEL_URL."
        lines
        value={['KVITTO_MODEL=PROVIDER:MODEL', 'KVITTO_MODEL_KEY=YOUR_KEY'].join('\n')}
      />
    </Help>
  )
}
