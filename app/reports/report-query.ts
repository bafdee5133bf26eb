/** The version in an address; undefined for the latest. */
export function askedVersion(url: URL): number | undefined {
  const asked = url.searchParams.get('version')
  return asked ? Number(asked) : undefined
}
