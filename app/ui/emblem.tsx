/** The sign of the product: an open gate hall. */
export function Emblem({ size = 40 }: { size?: number }) {
  return (
    <svg className="emblem" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <rect className="emblem-ground" width="48" height="48" rx="7" />
      <path d="M19 38V26.5a3 3 0 0 1 3-3h4a3 3 0 0 1 3 3V38z" fill="#ffe7b8" />
      <path
        d="M8.5 17.5 24 9l15.5 8.5M12.5 20h23M14 20v18M34 20v18M9.5 38.5h29"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
