// Meta tags that inspections of government sites read (政府网站发展指引, annex): of a column, and of an article in it.

type MetaTag = { name: string; content: string }
type Column = { name: string; type: string; description: string; keywords: string }
type Article = {
  title: string
  publishedOn: string
  source: string
  author: string
  keywords: string
  description: string
  url: string
}

const named = (entries: Record<string, string>): MetaTag[] =>
  Object.entries(entries)
    .filter(([, content]) => content !== '')
    .map(([name, content]) => ({ name, content }))

export function columnMeta({ name, type, description, keywords }: Column): MetaTag[] {
  return named({ ColumnName: name, ColumnType: type, ColumnDescription: description, ColumnKeywords: keywords })
}

/** `publishedOn` as `YYYY-MM-DD HH:mm`. */
export function articleMeta(article: Article): MetaTag[] {
  return named({
    ArticleTitle: article.title,
    PubDate: article.publishedOn,
    ContentSource: article.source,
    Keywords: article.keywords,
    Author: article.author,
    Description: article.description,
    Url: article.url,
  })
}
