import styles from './mark.module.css'

/** The name with its sign: a receipt, ticked. */
export function Mark() {
  return (
    <span className={styles['mark']}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="7" className={styles['ground']} />
        <path
          d="M9 6.5h14v19l-2.33-1.8-2.34 1.8L16 23.7l-2.33 1.8-2.34-1.8L9 25.5z"
          className={styles['paper']}
        />
        <path d="m12.5 14.5 2.6 2.6 4.6-5" className={styles['tick']} />
      </svg>
      Kvitto
    </span>
  )
}
