/** Headers of a Word file; `title` is its name without ending. */
export const docxFile = (title: string): Record<string, string> => ({
  'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'Content-Disposition': `attachment; filename="report.docx"; filename*=UTF-8''${encodeURIComponent(title)}.docx`,
  'Cache-Control': 'no-store',
})
