import type { ReactNode } from 'react'

/** Short fields beside each other, as many as fit: times, numbers. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="my-4 flex flex-wrap items-end gap-x-6 gap-y-4 [&_.field]:m-0">{children}</div>
}

/** Fields in two columns where there is room: Chinese beside English. */
export function FieldColumns({ children }: { children: ReactNode }) {
  return <div className="my-4 grid items-end gap-x-6 gap-y-4 md:grid-cols-2 [&_.field]:m-0">{children}</div>
}
