// Links that open a place in a map. Coordinates are WGS 84, as phones measure them; each service is told so, or gets them in its own.
import { type Coordinates, gcj02Of } from './gcj-02.ts'

export type Place = { name: string; address: string; latitude: string | null; longitude: string | null }
export type MapService = 'amap' | 'baidu' | 'tencent' | 'phone'
export type MapLink = { service: MapService; href: string }

const SRC = 'open-day'
const query = (values: Record<string, string>) => new URLSearchParams(values).toString()

/** Links by coordinates; without them a search for the address. Empty when there is neither. */
export function mapLinks({ name, address, latitude, longitude }: Place): MapLink[] {
  if (latitude && longitude) {
    return byCoordinates({ name, address }, { latitude: Number(latitude), longitude: Number(longitude) })
  }
  const words = [address, name].filter(Boolean).join(' ')
  if (words === '') return []
  return [
    { service: 'amap', href: `https://uri.amap.com/search?${query({ keyword: words })}` },
    {
      service: 'baidu',
      href: `https://api.map.baidu.com/geocoder?${query({ address: address || name, output: 'html', src: SRC })}`,
    },
    { service: 'tencent', href: `https://apis.map.qq.com/uri/v1/search?${query({ keyword: words, referer: SRC })}` },
  ]
}

function byCoordinates({ name, address }: Pick<Place, 'name' | 'address'>, at: Coordinates): MapLink[] {
  const { latitude, longitude } = at
  const shifted = gcj02Of(at)
  // The parts of a marker are parted by these two signs.
  const plain = (text: string) => text.replace(/[;:]/g, ' ')
  const marker = [
    `coord:${shifted.latitude.toFixed(6)},${shifted.longitude.toFixed(6)}`,
    `title:${plain(name)}`,
    `addr:${plain(address || name)}`,
  ].join(';')
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
        src: SRC,
      })}`,
    },
    { service: 'tencent', href: `https://apis.map.qq.com/uri/v1/marker?${query({ marker, referer: SRC })}` },
    // RFC 5870; the label is understood by the common map programs of phones.
    {
      service: 'phone',
      href: `geo:${latitude},${longitude}?q=${latitude},${longitude}(${encodeURIComponent(name)})`,
    },
  ]
}
