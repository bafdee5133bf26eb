// Links that open a place in a map. Coordinates are WGS 84, as phones measure them; each service is told so.

export type Place = { name: string; address: string; latitude: string | null; longitude: string | null }
export type MapLink = { service: 'amap' | 'baidu' | 'phone'; href: string }

/** Links by coordinates; without them a search for the address. Empty when there is neither. */
export function mapLinks({ name, address, latitude, longitude }: Place): MapLink[] {
  if (latitude && longitude) {
    const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
    return [
      {
        service: 'amap',
        href: `https://uri.amap.com/marker?${query({ position: `${longitude},${latitude}`, name, coordinate: 'wgs84' })}`,
      },
      {
        service: 'baidu',
        href: `https://api.map.baidu.com/marker?${query({
          location: `${latitude},${longitude}`,
          title: name,
          content: address || name,
          output: 'html',
          coord_type: 'wgs84',
          src: 'open-day',
        })}`,
      },
      // RFC 5870; the label is understood by the common map programs of phones.
      {
        service: 'phone',
        href: `geo:${latitude},${longitude}?q=${latitude},${longitude}(${encodeURIComponent(name)})`,
      },
    ]
  }
  const words = [address, name].filter(Boolean).join(' ')
  return words === ''
    ? []
    : [{ service: 'amap', href: `https://uri.amap.com/search?${new URLSearchParams({ keyword: words })}` }]
}
