// Control: what one writes with Remix' own means for a list of thirty cards: Meta, Links, Scripts, a Link in each card, loader
// data, the streaming server entry of its template. No database, no guard, no cache. The same versions as the product's.
import { PassThrough } from 'node:stream'
import { createRequestHandler } from '@remix-run/express'
import { createReadableStreamFromReadable, type EntryContext, json, type ServerBuild } from '@remix-run/node'
import { Link, Links, Meta, Outlet, RemixServer, Scripts, ScrollRestoration, useLoaderData } from '@remix-run/react'
import express from 'express'
import { createElement as h } from 'react'
import { renderToPipeableStream } from 'react-dom/server'

const CARDS = Array.from({ length: 30 }, (_, n) => ({
  href: `/events/${n}`,
  title: `善智墨水，惠泽民生 ${n}`,
  summary: '走进自来水厂，看水从水库到龙头的每一步；当面问水质、水价和老旧管网改造。',
  line: '2026年12月5日（星期六）09:00–11:00',
  place: '即墨区石棚水库净水厂',
  department: '即墨区水利局',
  note: `还有 ${n} 席`,
}))
type Card = (typeof CARDS)[number]

const root = {
  meta: () => [{ title: '开放日' }],
  default: () =>
    h(
      'html',
      { lang: 'zh-CN' },
      h('head', null, h('meta', { charSet: 'utf-8' }), h(Meta), h(Links)),
      h('body', null, h(Outlet), h(ScrollRestoration), h(Scripts)),
    ),
}

const card = (one: Card) =>
  h(
    'li',
    { key: one.href, className: 'card' },
    h(
      'div',
      { className: 'card-date' },
      h('span', { className: 'month' }, '12月'),
      h('span', { className: 'day' }, '5'),
      h('span', { className: 'weekday' }, '星期六'),
    ),
    h(
      'div',
      { className: 'card-body' },
      h('h2', null, h(Link, { to: one.href }, one.title)),
      h('p', { className: 'summary' }, one.summary),
      h(
        'dl',
        null,
        h('div', null, h('dt', null, '时间'), h('dd', null, one.line)),
        h('div', null, h('dt', null, '地点'), h('dd', null, one.place)),
        h('div', null, h('dt', null, '部门'), h('dd', null, one.department)),
      ),
      h('p', { className: 'places' }, h('span', { className: 'tag' }, '报名中'), one.note),
    ),
  )

const page = {
  loader: () => json({ cards: CARDS }),
  default: () => {
    const { cards } = useLoaderData() as { cards: Card[] }
    return h('main', null, h('h1', null, '近期开放日'), h('ul', null, ...cards.map(card)))
  },
}

function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(h(RemixServer, { context: remix, url: request.url }), {
      onShellReady() {
        const body = new PassThrough()
        headers.set('Content-Type', 'text/html; charset=utf-8')
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
    })
  })
}

const build = {
  entry: { module: { default: handleRequest } },
  routes: {
    root: { id: 'root', path: '', module: root },
    page: { id: 'page', parentId: 'root', path: 'events', module: page },
    event: { id: 'event', parentId: 'root', path: 'events/:slug', module: page },
    health: {
      id: 'health',
      parentId: 'root',
      path: 'healthz',
      module: { loader: () => Response.json({ status: 'ok' }) },
    },
  },
  assets: {
    entry: { imports: ['/assets/components.js'], module: '/assets/entry.client.js' },
    routes: Object.fromEntries(
      ['root', 'page', 'event', 'health'].map((id) => [
        id,
        {
          id,
          parentId: id === 'root' ? undefined : 'root',
          path: { root: '', page: 'events', event: 'events/:slug', health: 'healthz' }[id],
          hasAction: false,
          hasLoader: id !== 'root',
          hasClientAction: false,
          hasClientLoader: false,
          hasErrorBoundary: false,
          module: `/assets/${id}.js`,
          imports: ['/assets/components.js'],
          css: [],
        },
      ]),
    ),
    url: '/assets/manifest.js',
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
