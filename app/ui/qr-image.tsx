/**
 * A QR code on white with its quiet zone, whatever the theme. `svg` is the markup of our own generator (trusted) or a
 * `data:`/path address of an image.
 */
export function QrImage({ svg, label, size = 'm' }: { svg: string; label: string; size?: 's' | 'm' | 'l' }) {
  if (!svg.trimStart().startsWith('<')) {
    return (
      <span className={`qr is-${size}`}>
        <img src={svg} alt={label} />
      </span>
    )
  }
  return <span className={`qr is-${size}`} role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
}
