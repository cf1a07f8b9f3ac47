import { Button, Group, Modal, Text } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'

export type Question = {
  readonly title: string
  /** What happens, and whether it can be undone. */
  readonly body: ReactNode
  /** The button that does it: a verb, not "OK". */
  readonly action: string
  /** Cannot be undone. */
  readonly danger?: boolean
}

const ConfirmContext = createContext<(question: Question) => Promise<boolean>>(async () => false)

/** `if (await confirm({ title, body, action })) …` */
export function useConfirm(): (question: Question) => Promise<boolean> {
  return useContext(ConfirmContext)
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null)
  const [opened, setOpened] = useState(false)
  const settle = useRef<(yes: boolean) => void>(() => undefined)
  const confirm = useCallback((asked: Question) => {
    settle.current(false)
    setQuestion(asked)
    setOpened(true)
    return new Promise<boolean>((resolve) => {
      settle.current = resolve
    })
  }, [])
  const answer = (yes: boolean) => {
    setOpened(false)
    settle.current(yes)
  }
  return (
    <ConfirmContext value={confirm}>
      {children}
      <Modal opened={opened} onClose={() => answer(false)} title={question?.title} centered>
        <Text component="div">{question?.body}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => answer(false)} data-autofocus>
            Cancel
          </Button>
          <Button {...(question?.danger === true ? { color: 'red.8' } : {})} onClick={() => answer(true)}>
            {question?.action}
          </Button>
        </Group>
      </Modal>
    </ConfirmContext>
  )
}
