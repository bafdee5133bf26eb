import type { ReactNode } from 'react'

type FormProps = {
  method?: 'get' | 'post'
  action?: string
  id?: string
  encType?: 'application/x-www-form-urlencoded' | 'multipart/form-data'
  className?: string
  role?: 'search'
  'aria-label'?: string
  autoComplete?: 'on' | 'off'
  /** address to which public/drafts.js sends what is written, before it is handed in */
  keptAt?: string
  /** what stands in the form is not kept yet: it came back refused */
  keptNow?: boolean
  children: ReactNode
}

/** A plain form. The browser's own bubbles are off: the server answers with messages beside the fields and a summary. */
export function Form({ method = 'post', keptAt, keptNow, children, ...rest }: FormProps) {
  return (
    <form method={method} noValidate data-kept-at={keptAt} data-kept-now={keptAt && keptNow ? '' : undefined} {...rest}>
      {children}
    </form>
  )
}
