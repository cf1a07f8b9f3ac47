import type { IconProps } from '@tabler/icons-react'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import IconShoppingBag from '@tabler/icons-react/icons/IconShoppingBag'
import IconShoppingCart from '@tabler/icons-react/icons/IconShoppingCart'
import { type ComponentType, lazy } from 'react'
import type { PlatformKind } from '../../../../../../src/server/admin/wire.ts'

/** The card of each platform and its page, which is at `/integrations/` and its kind. */
export const platformPages: Readonly<
  Record<
    PlatformKind,
    { readonly name: string; readonly icon: ComponentType<IconProps>; readonly page: ComponentType }
  >
> = {
  shopify: {
    name: 'Shopify',
    icon: IconShoppingBag,
    page: lazy(async () => ({ default: (await import('./shopify-page.tsx')).ShopifyPage })),
  },
  woocommerce: {
    name: 'WooCommerce',
    icon: IconShoppingCart,
    page: lazy(async () => ({ default: (await import('./woocommerce-page.tsx')).WooCommercePage })),
  },
  lookup: {
    name: 'Order lookup',
    icon: IconSearch,
    page: lazy(async () => ({ default: (await import('./lookup-page.tsx')).LookupPage })),
  },
}
