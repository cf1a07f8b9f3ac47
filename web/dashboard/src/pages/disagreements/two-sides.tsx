import type { DisagreementView } from '../../../../../src/server/admin/wire.ts'
import styles from './two-sides.module.css'

/** What the shop's record says, and what Klarna says. */
export function TwoSides({
  view: { source, shop_says, klarna_says },
}: {
  view: Pick<DisagreementView, 'source' | 'shop_says' | 'klarna_says'>
}) {
  return (
    <dl className={styles['sides']}>
      <div>
        <dt>{source}</dt>
        <dd>{shop_says}</dd>
      </div>
      <div>
        <dt>Klarna</dt>
        <dd>{klarna_says}</dd>
      </div>
    </dl>
  )
}
