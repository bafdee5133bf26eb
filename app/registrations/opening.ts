/** When sign-up opens, as the registration page shows it. Instants are milliseconds of the server's clock. */
export type Opening = {
  at: string
  opensAt: number
  now: number
  /** the form is shown already */
  soon: boolean
}
