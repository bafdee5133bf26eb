// A stored file as an answer to a browser: downloaded or shown, never run.

export function fileAnswer(
  file: { name: string; mediaType: string; content: Uint8Array },
  { isPublic }: { isPublic: boolean },
): Response {
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': isPublic ? 'public, max-age=300' : 'private, no-store',
    },
  })
}
