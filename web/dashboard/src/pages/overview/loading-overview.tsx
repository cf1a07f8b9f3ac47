import { Skeleton, Stack } from '@mantine/core'
import { Loading } from '../../parts/loading.tsx'
import tile from './tile.module.css'

/** As high as what comes, so that little jumps. */
export function LoadingOverview() {
  return (
    <Loading>
      <Stack gap="lg">
        {[4, 3].map((count) => (
          <div key={count} className={tile['grid']}>
            {Array.from({ length: count }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
              <Skeleton key={index} h={124} />
            ))}
          </div>
        ))}
        <Skeleton h={390} />
      </Stack>
    </Loading>
  )
}
