import { useEffect, useRef } from 'react'
import { type FromPage, isFrom, parseFromPanel } from '../../../../widget/messages.ts'
import styles from './panel-frame.module.css'

/** The chat's own page, spoken to as the loader does on a shop's page; it never takes the focus by itself. */
export function PanelFrame({
  widgetKey,
  accent,
  language,
  close,
}: {
  widgetKey: string
  accent: string
  language: string
  close: () => void
}) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const tell = (message: FromPage) => frame.current?.contentWindow?.postMessage(message, location.origin)
    const hear = (event: MessageEvent) => {
      if (!isFrom(event, { origin: location.origin, source: frame.current?.contentWindow ?? null })) return
      const message = parseFromPanel(event.data)
      if (message?.type === 'close') close()
      if (message?.type !== 'ready') return
      tell({ type: 'start', order: null })
      tell({ type: 'opened', takesFocus: false })
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [close])
  const query = new URLSearchParams({ shop: widgetKey, locale: language })
  const own = new URLSearchParams({ origin: location.origin, accent })
  return (
    <iframe
      ref={frame}
      title="The chat as shoppers see it"
      src={`/widget/panel?${query}#${own}`}
      allow="clipboard-write"
      className={styles['frame']}
    />
  )
}
