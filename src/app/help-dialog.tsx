/** What the page is, and its keys. */
import { type Ref, useId } from 'react'
import styles from './help-dialog.module.css'
import { COMMANDS } from './keyboard.ts'
import { KeyboardSetting } from './keyboard-setting.tsx'

export const HelpDialog = ({ ref }: { readonly ref: Ref<HTMLDialogElement> }) => {
  const title = useId()
  return (
    <dialog ref={ref} className={styles.dialog} aria-labelledby={title}>
      <h2 id={title}>How Switchyard works</h2>
      <p>
        Each question is a wagon. Language models answer it, and each model has its own shape and
        colour; ▲ is the dearest. In some tasks the models play a Student and a Teacher who advises
        the Student; in others they write one step each. A router is the switch: it chooses the
        models once, before the first step, or a model before every step.
      </p>
      <p>
        What you see first is a recording: every choice was really run, so stepping and both sliders
        work at once. Run live loads the models into this page and has them answer again.
      </p>
      <h3>Keys</h3>
      <dl className={styles.keys}>
        {COMMANDS.map(({ caps, words }) => (
          <div key={words}>
            <dt>
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>Open this help</dd>
        </div>
      </dl>
      <KeyboardSetting />
      {/* Not a form: the frame around a page may forbid submitting one. */}
      <button
        type="button"
        data-kind="primary"
        className={styles.close}
        onClick={(event) => event.currentTarget.closest('dialog')?.close()}
      >
        Close
      </button>
    </dialog>
  )
}
