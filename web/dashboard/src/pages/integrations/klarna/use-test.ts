import { useMutation } from '@tanstack/react-query'
import type { KlarnaView } from '../../../../../../src/server/admin/wire.ts'
import { api, detailOf } from '../../../api.ts'

export type TestResult = { readonly isAccepted: boolean; readonly detail: string }

/** Asks Klarna whether it takes the account; the result stays until the next test. */
export function useTest(keep: (view: KlarnaView) => void): {
  readonly run: () => void
  readonly isTesting: boolean
  readonly result: TestResult | null
} {
  const test = useMutation({
    mutationFn: () => api.post<KlarnaView>('/integrations/klarna/test'),
    onSuccess: keep,
    // A test that fails changes the connection's state as well.
    onError: async () => keep(await api.get<KlarnaView>('/integrations/klarna')),
  })
  return { run: () => test.mutate(), isTesting: test.isPending, result: resultOf(test) }
}

function resultOf({ isSuccess, error }: { isSuccess: boolean; error: unknown }): TestResult | null {
  if (isSuccess) return { isAccepted: true, detail: 'Klarna takes the credentials.' }
  return error === null ? null : { isAccepted: false, detail: detailOf(error) }
}
