import { versionOf } from '#app/platform/whole-numbers.ts'

/** The version in an address; undefined for the latest, 0 for what is none and is not found. */
export function askedVersion(url: URL): number | undefined {
  const asked = url.searchParams.get('version')
  return asked ? versionOf(asked) : undefined
}
