// What clerks paste from Word, WeChat and web pages, as the clipboard brings it.
import { parseDocument } from 'htmlparser2'
import { expect, test } from 'vitest'

type Tree = { text: string } | { name: string; attributes: Record<string, string>; children: Tree[] }
type Structure = { text: string; dropped: Record<string, number> }
type Parsed = ReturnType<typeof parseDocument>['children'][number]

const { plainStructure } = (await import(new URL('../../public/plain-structure.js', import.meta.url).href)) as {
  plainStructure: (nodes: Tree[]) => Structure
}

function treesOf(nodes: readonly Parsed[]): Tree[] {
  return nodes.flatMap((node): Tree[] => {
    if (node.type === 'text') return [{ text: node.data }]
    if (!('children' in node) || !('name' in node)) return []
    return [{ name: node.name, attributes: { ...node.attribs }, children: treesOf(node.children as Parsed[]) }]
  })
}
const pasted = (html: string) => plainStructure(treesOf(parseDocument(html).children))

const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns:st1="urn:schemas-microsoft-com:office:smarttags">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- /* Font Definitions */
@font-face {font-family:仿宋_GB2312; panose-1:2 1 6 9 6 1 1 1 1 1;} p.MsoNormal {mso-style-unhide:no; text-indent:32.0pt;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h2 style='mso-outline-level:2'><span style='font-family:黑体;mso-ascii-font-family:Calibri'>一、改造计划<span lang=EN-US><o:p></o:p></span></span></h2>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt'><span
style='font-size:16.0pt;font-family:仿宋_GB2312;color:#C00000'>　　您反映的<st1:place w:st="on">温泉街道</st1:place>老旧管网，<b
style='mso-bidi-font-weight:normal'>已列入<span lang=EN-US>2027</span>年计划</b>。<span lang=EN-US><o:p>&nbsp;</o:p></span></span></p>
<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><span
style='font-family:仿宋_GB2312'>九月底前完成设计；<span lang=EN-US><o:p></o:p></span></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>年底前进场施工。</p>
<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><span style='font-family:Wingdings;mso-list:Ignore'>l<span>&nbsp; </span></span>先换主管</p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>小区</b></p></td><td><p class=MsoNormal>时间</p></td></tr>
<tr><td><p class=MsoNormal>温泉花园</p></td><td><p class=MsoNormal>3月<br>5月</p></td></tr></table>
<p class=MsoNormal><span style='display:none;mso-hide:all'>内部：不要外传</span>咨询电话见<a
href="http://www.jimo.gov.cn/shuiliju/"><span style='color:blue'>水利局网站</span></a>。<del cite="mailto:wang"
datetime="2026-11-20T10:00"><span>拟于明年</span></del></p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="_x0000_i1025"><v:imagedata src="file:///C:/Temp/image001.png"/></v:shape><![endif]--><![if !vml]><img width=553 height=311 src="file:///C:/Temp/image002.jpg"><![endif]></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>这句再核实</p></div></div>
<!--EndFragment--></body></html>`

test('Word: headings, bold, numbered lists, tables as lines; hidden text, revisions and comments do not come along', () => {
  const { text, dropped } = pasted(WORD)
  expect(text).toBe(
    [
      '## 一、改造计划',
      '您反映的温泉街道老旧管网，**已列入2027年计划**。',
      '1. 九月底前完成设计；\n2. 年底前进场施工。\n   - 先换主管',
      '**小区** ｜ 时间\n温泉花园 ｜ 3月 5月',
      '咨询电话见[水利局网站](http://www.jimo.gov.cn/shuiliju/)。',
    ].join('\n\n'),
  )
  expect(dropped).toMatchObject({ tables: 1, hidden: 1, revisions: 1, notes: 1, images: 1 })
  expect(dropped.colour).toBeGreaterThan(0)
  expect(dropped.font).toBeGreaterThan(0)
  expect(text).not.toContain('内部')
})

const WECHAT = `<meta charset="utf-8"><section style="margin:0 8px;color:rgb(63,63,63);letter-spacing:1px;" data-mpa-powered-by="yiban.io"><section
style="text-align:center"><span style="font-size:18px;color:rgb(200,16,46);"><strong>关于&nbsp;停水</strong><strong>的说明</strong></span></section>
<p style="line-height:2em"><span leaf="">\u200b各位市民：</span></p><p><span><br></span></p>
<section><section><p style="text-indent:2em;"><span style="font-size:16px">因<span style="font-weight: 700;">管网改造</span>，下列区域停水：</span></p></section></section>
<ul class="list-paddingleft-1" style="list-style-type:disc;"><li><p>鹤山路<span style="color:red">（全天）</span></p></li><li><p>烟青路</p><ul><li>含支路</li></ul></li></ul>
<p><img class="rich_pages" data-src="https://mmbiz.qpic.cn/a" width="640"></p><p><img src="https://mmbiz.qpic.cn/b"></p><img src="https://t.qq.com/p.gif" width="1">
<mp-common-videosnap data-id="x"></mp-common-videosnap><p>详情：<a href="https://mp.weixin.qq.com/s/abc_(1)" target="_blank">点击查看</a>，<a href="javascript:void(0)">阅读原文</a></p>
<p style="display: none;"><mp-style-type data-value="3"></mp-style-type></p></section>`

test('WeChat: out of sections and spans come paragraphs, lists and links; pictures and videos are counted', () => {
  const { text, dropped } = pasted(WECHAT)
  expect(text).toBe(
    [
      '**关于 停水的说明**',
      '各位市民：',
      '因**管网改造**，下列区域停水：',
      '- 鹤山路（全天）\n- 烟青路\n   - 含支路',
      '详情：[点击查看](https://mp.weixin.qq.com/s/abc_%281%29)，阅读原文',
    ].join('\n\n'),
  )
  expect(dropped).toMatchObject({ images: 2, media: 1, links: 1 })
  expect(dropped.hidden).toBeUndefined()
})

test('plain words of a web page stay as they are, and nothing is said to be dropped', () => {
  expect(pasted('<p>第一段</p><p>第二段<br>下一行</p>')).toEqual({ text: '第一段\n\n第二段\n下一行', dropped: {} })
  expect(pasted('<span style="color: rgb(0, 0, 0);">黑字</span>')).toEqual({ text: '黑字', dropped: {} })
})

test('what Markdown would read as a mark stays a character', () => {
  expect(pasted('<p>单价 3*4 元，见[附件]</p><p># 号楼</p><p>- 不是列表</p>').text).toBe(
    '单价 3\\*4 元，见\\[附件\\]\n\n\\# 号楼\n\n\\- 不是列表',
  )
})

test('an address that is its own words stays bare; other schemes lose the link and keep the words', () => {
  expect(pasted('<a href="https://www.jimo.gov.cn/">https://www.jimo.gov.cn</a>').text).toBe('https://www.jimo.gov.cn/')
  const { text, dropped } = pasted('<a href="data:text/html,x">点我</a><a href="#top">上面</a>')
  expect({ text, dropped }).toEqual({ text: '点我上面', dropped: { links: 1 } })
})

test('Google Docs wraps all in a bold that is none; ordered lists keep their numbers', () => {
  const html =
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><ol start="3"><li style="font-weight:400">三</li><li>四</li></ol></b>'
  expect(pasted(html).text).toBe('3. 三\n4. 四')
})

test('scripts, styles and handlers leave no trace', () => {
  const { text } = pasted(
    '<style>p{color:red}</style><script>alert(1)</script><p onclick="alert(2)">正文</p><svg><title>x</title></svg>',
  )
  expect(text).toBe('正文')
})

test('a long and deeply nested page is gone through in one breath', () => {
  const html = `${'<section><span>'.repeat(400)}深${'</span></section>'.repeat(400)}${'<p>段落，很长。</p>'.repeat(3000)}`
  expect(pasted(html).text.startsWith('深\n\n段落')).toBe(true)
})
