/** The page's notices, each until it is dismissed. */
import { dismiss } from '../store/notice-actions.ts'
import { useYard, useYardApi } from '../store/yard-context.tsx'
import styles from './notices.module.css'
import { reload } from './service-worker.ts'

export const Notices = () => {
  const yard = useYardApi()
  const notices = useYard((state) => state.notices)
  return (
    <div className={styles.notices}>
      {notices.map(({ id, tone, text, action }) => (
        <div
          key={id}
          className={styles.notice}
          data-tone={tone}
          role={tone === 'problem' ? 'alert' : 'status'}
        >
          <p>{text}</p>
          {action === 'reload' && (
            <button type="button" data-kind="primary" onClick={reload}>
              Reload
            </button>
          )}
          <button type="button" onClick={() => dismiss(yard, id)}>
            Dismiss
          </button>
        </div>
      ))}
    </div>
  )
}
