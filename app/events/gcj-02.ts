// GCJ-02 (国测局坐标): maps published in mainland China are shifted against WGS 84 by up to some hundred metres. Tencent takes only the
// shifted ones; a marker at the measured place would stand in the wrong street. Pure.

export type Coordinates = { latitude: number; longitude: number }

/** Ellipsoid of Krasovsky 1940, on which the shift is defined: semi-major axis in metres, squared eccentricity. */
const AXIS = 6_378_245
const ECCENTRICITY = 0.006_693_421_622_965_943
const RADIANS = Math.PI / 180

/** The shift holds within this frame around the mainland; elsewhere maps are not shifted. */
const isShifted = ({ latitude, longitude }: Coordinates) =>
  longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271

type Wave = readonly [metres: number, degrees: number]
const NORTHWARD: readonly Wave[] = [
  [20, 1],
  [40, 3],
  [160, 12],
  [320, 30],
]
const EASTWARD: readonly Wave[] = [
  [20, 1],
  [40, 3],
  [150, 12],
  [300, 30],
]
const sumOf = (waves: readonly Wave[], at: number) =>
  waves.reduce((sum, [metres, degrees]) => sum + metres * Math.sin((at / degrees) * Math.PI), 0) * (2 / 3)

/** The same place in GCJ-02. */
export function gcj02Of(place: Coordinates): Coordinates {
  if (!isShifted(place)) return place
  // Degrees from the middle of the country; both shifts are in metres.
  const x = place.longitude - 105
  const y = place.latitude - 35
  const root = Math.sqrt(Math.abs(x))
  const ripple = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3)
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple + sumOf(NORTHWARD, y)
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple + sumOf(EASTWARD, x)
  const sine = Math.sin(place.latitude * RADIANS)
  const flat = 1 - ECCENTRICITY * sine * sine
  return {
    latitude: place.latitude + north / (((AXIS * (1 - ECCENTRICITY)) / flat ** 1.5) * RADIANS),
    longitude: place.longitude + east / ((AXIS / Math.sqrt(flat)) * Math.cos(place.latitude * RADIANS) * RADIANS),
  }
}
