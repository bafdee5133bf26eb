// Links to a broadcast or its record. They open elsewhere, nothing of them is embedded; only hosts the overseer named may be linked.

/** Where governments broadcast; the overseer changes the list under the rules of publishing. */
export const USUAL_LINK_HOSTS: readonly string[] = [
  'gov.cn',
  'people.com.cn',
  'xinhuanet.com',
  'cctv.com',
  'cnr.cn',
  'weixin.qq.com',
  'weibo.com',
]

const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/

/** A name of a host as it may stand in the list: no address, no port, no path. */
export function isHostName(text: string): boolean {
  return HOST.test(text)
}

/** An https address of a named host, without user, password or port. */
export function isHttpsLink(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url) return false
  return (
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    isHostName(url.hostname)
  )
}

/** True when its host is one of `hosts` or lies below one: `live.qingdao.gov.cn` below `gov.cn`, `evilgov.cn` not. */
export function isAllowedLink(text: string, hosts: readonly string[]): boolean {
  if (!isHttpsLink(text)) return false
  const { hostname } = new URL(text)
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}
