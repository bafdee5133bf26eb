// Control: one Remix page of thirty cards, rendered with the same versions, and nothing else.
import { createRequestHandler } from '@remix-run/express'
import type { EntryContext, ServerBuild } from '@remix-run/node'
import { Outlet, RemixServer, useLoaderData } from '@remix-run/react'
import express from 'express'
import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'

const CARDS = Array.from({ length: 30 }, (_, n) => ({
  href: `/events/${n}`,
  title: `善智墨水，惠泽民生 ${n}`,
  line: '2026年12月5日（星期六）09:00–11:00',
  note: `还有 ${n} 席`,
}))

const root = {
  default: () => h('html', { lang: 'zh-CN' }, h('head', null, h('title', null, '开放日')), h('body', null, h(Outlet))),
}
const page = {
  loader: () => Response.json({ cards: CARDS }),
  default: () => {
    const { cards } = useLoaderData() as { cards: typeof CARDS }
    return h(
      'main',
      null,
      h('h1', null, '近期开放日'),
      h(
        'ul',
        null,
        ...cards.map((card) =>
          h(
            'li',
            { key: card.href },
            h('span', null, card.note),
            h('a', { href: card.href }, h('h2', null, card.title)),
            h('p', null, card.line),
          ),
        ),
      ),
    )
  },
}
const build = {
  entry: {
    module: {
      default: (request: Request, status: number, headers: Headers, remix: EntryContext) => {
        headers.set('Content-Type', 'text/html; charset=utf-8')
        return new Response(`<!DOCTYPE html>${renderToString(h(RemixServer, { context: remix, url: request.url }))}`, {
          status,
          headers,
        })
      },
    },
  },
  routes: {
    root: { id: 'root', path: '', module: root },
    page: { id: 'page', parentId: 'root', path: 'events', module: page },
    health: {
      id: 'health',
      parentId: 'root',
      path: 'healthz',
      module: { loader: () => Response.json({ status: 'ok' }) },
    },
  },
  assets: {
    entry: { imports: [], module: '' },
    routes: Object.fromEntries(
      ['root', 'page', 'health'].map((id) => [
        id,
        {
          id,
          parentId: id === 'root' ? undefined : 'root',
          path: '',
          hasAction: false,
          hasLoader: id !== 'root',
          hasClientAction: false,
          hasClientLoader: false,
          hasErrorBoundary: false,
          module: '',
          imports: [],
          css: [],
        },
      ]),
    ),
    url: '',
    version: '1',
  },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_routeConfig: true },
  isSpaMode: false,
  mode: 'production',
} as unknown as ServerBuild

const app = express()
app.all('*', createRequestHandler({ build, mode: 'production' }))
app.listen(Number(process.env.PORT))
