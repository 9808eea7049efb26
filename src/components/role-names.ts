import type { Role } from '../core/episode/prompt.ts'

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  student: 'Student',
  teacher: 'Teacher',
  solver: 'Solver',
  refiner: 'Refiner',
}
