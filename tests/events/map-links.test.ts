import { describe, expect, it } from 'vitest'
import { gcj02Of } from '#app/events/gcj-02.ts'
import { mapLinks } from '#app/events/map-links.ts'

const JIMO = { name: '智慧水务;调度中心', address: '鹤山路东段', latitude: '36.3895', longitude: '120.4471' }

describe('GCJ-02', () => {
  // Known pairs of measured and published positions in Shanghai, Shenzhen and Beijing.
  it.each([
    [31.1774276, 121.5272106, 31.175304, 121.5315419],
    [22.543847, 113.912316, 22.5407961, 113.9171765],
    [39.911954, 116.377817, 39.9133455, 116.3840472],
  ])('shifts %d, %d', (latitude, longitude, north, east) => {
    const shifted = gcj02Of({ latitude, longitude })
    expect(shifted.latitude).toBeCloseTo(north, 5)
    expect(shifted.longitude).toBeCloseTo(east, 5)
  })

  it('leaves places abroad where they are', () => {
    expect(gcj02Of({ latitude: 48.85, longitude: 2.35 })).toEqual({ latitude: 48.85, longitude: 2.35 })
  })
})

describe('links to maps', () => {
  it('by coordinates: each service is told which they are, or gets its own', () => {
    const links = mapLinks(JIMO)
    expect(links.map(({ service }) => service)).toEqual(['amap', 'baidu', 'tencent', 'phone'])
    const at = (service: string) => new URL(links.find((link) => link.service === service)?.href ?? '')
    expect(at('amap').searchParams.get('coordinate')).toBe('wgs84')
    expect(at('amap').searchParams.get('position')).toBe('120.4471,36.3895')
    expect(at('baidu').searchParams.get('coord_type')).toBe('wgs84')
    const [coord = '', title] = (at('tencent').searchParams.get('marker') ?? '').split(';')
    expect(coord).toMatch(/^coord:36\.389\d+,120\.452\d+$/)
    expect(title).toBe('title:智慧水务 调度中心')
  })

  it('without coordinates search for the address; without both there are none', () => {
    const links = mapLinks({ ...JIMO, latitude: null, longitude: null })
    expect(links.map(({ service }) => service)).toEqual(['amap', 'baidu', 'tencent'])
    for (const { href } of links) expect(decodeURIComponent(href)).toContain('鹤山路东段')
    expect(mapLinks({ name: '', address: '', latitude: null, longitude: null })).toEqual([])
  })
})
