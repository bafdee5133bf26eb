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
  children: ReactNode
}

/** A plain form. The browser's own bubbles are off: the server answers with messages beside the fields and a summary. */
export function Form({ method = 'post', children, ...rest }: FormProps) {
  return (
    <form method={method} noValidate {...rest}>
      {children}
    </form>
  )
}
