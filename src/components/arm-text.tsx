/** An arm as marks, and in words. */
import { type Arm, modelFor, type Pool, rolesOf } from '../core/episode/arm.ts'
import { modelName } from '../core/episode/model-name.ts'
import styles from './arm-text.module.css'
import { modelWords } from './model-look.ts'
import { MarkOf } from './model-mark.tsx'
import { ROLE_NAMES } from './role-names.ts'

/** "T ■ S ▲", or the mark alone where the arm fills one role. Say it in words as well where it is the only label. */
export const ArmMarks = ({ arm: { models } }: { readonly arm: Arm }) => {
  const roles = rolesOf(models)
  return (
    <span className={styles.marks} aria-hidden="true">
      {roles.map((role) => (
        <span key={role}>
          {roles.length > 1 && <span>{`${ROLE_NAMES[role].charAt(0)} `}</span>}
          <MarkOf model={modelFor(models, role)} />
        </span>
      ))}
    </span>
  )
}

/** "strong Teacher, weak Student"; the model's name where the arm fills one role. */
export function armWords({ models }: Arm, pool: Pool): string {
  const roles = rolesOf(models)
  if (roles.length === 1) return modelName(modelFor(models, roles[0]!))
  return roles
    .map((role) => `${modelWords(pool, modelFor(models, role))} ${ROLE_NAMES[role]}`)
    .join(', ')
}

/** Marks on screen and words for everyone else; the model's mark and name where the arm fills one role. */
export const ArmName = ({ arm, pool }: { readonly arm: Arm; readonly pool: Pool }) => {
  const [role, ...others] = rolesOf(arm.models)
  if (role && others.length === 0) {
    return (
      <>
        <MarkOf model={modelFor(arm.models, role)} /> <span>{armWords(arm, pool)}</span>
      </>
    )
  }
  return (
    <>
      <span className="visually-hidden">{armWords(arm, pool)}</span>
      <ArmMarks arm={arm} />
    </>
  )
}
