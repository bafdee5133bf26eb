import { HiddenFields } from './hidden-fields.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

/** What a government site must say about itself. Empty parts are not shown. */
export type SiteFooterContent = {
  /** 主办单位. */
  sponsor?: string
  /** 承办. */
  coSponsor?: string
  contact?: string
  /** Such as 12345. */
  hotline?: string
  /** 网站标识码. */
  siteCode?: string
  address?: string
  /** 党政机关网站标识. */
  registerUrl?: string
  /** 我为政府网站找错. */
  faultUrl?: string
  /** As registered: 鲁ICP备00000000号. */
  icp?: { text: string; href?: string }
  /** As registered: 鲁公网安备 37028200000000号. */
  policeRecord?: { text: string; href?: string }
  links?: readonly { href: string; label: string }[]
}

/** Where the choice of contrast is posted (`contrast`, `returnTo`), and which one is on now. */
export type ContrastFormProps = { action: string; contrast: 'standard' | 'high'; returnTo: string }

function Record({ text, href }: { text: string; href?: string }) {
  return href ? <a href={href}>{text}</a> : <span>{text}</span>
}

export function SiteFooter({
  content,
  contrastForm,
}: {
  content: SiteFooterContent
  contrastForm?: ContrastFormProps
}) {
  const text = useMessages(uiMessages)
  const { sponsor, coSponsor, contact, hotline, address, siteCode, icp, policeRecord, links = [] } = content
  const { registerUrl, faultUrl } = content
  const labelled = (key: 'sponsor' | 'coSponsor' | 'contact' | 'hotline' | 'address' | 'siteCode', value?: string) =>
    value ? <span>{text(key, { value })}</span> : null
  return (
    <footer className="site-footer">
      <div className="wrap">
        {sponsor || coSponsor ? (
          <p>
            {labelled('sponsor', sponsor)}
            {labelled('coSponsor', coSponsor)}
          </p>
        ) : null}
        {contact || hotline || address ? (
          <p>
            {labelled('contact', contact)}
            {labelled('hotline', hotline)}
            {labelled('address', address)}
          </p>
        ) : null}
        {links.length > 0 || contrastForm ? (
          <nav aria-label={text('footerLinks')}>
            {links.map((link) => (
              <a key={link.href} href={link.href}>
                {link.label}
              </a>
            ))}
            {contrastForm ? (
              <form method="post" action={contrastForm.action}>
                <HiddenFields
                  values={{
                    contrast: contrastForm.contrast === 'high' ? 'standard' : 'high',
                    returnTo: contrastForm.returnTo,
                  }}
                />
                <button type="submit">
                  {text(contrastForm.contrast === 'high' ? 'standardContrast' : 'highContrast')}
                </button>
              </form>
            ) : null}
          </nav>
        ) : null}
        {siteCode || icp || policeRecord || registerUrl || faultUrl ? (
          <p>
            {labelled('siteCode', siteCode)}
            {icp ? <Record {...icp} /> : null}
            {policeRecord ? <Record {...policeRecord} /> : null}
            {registerUrl ? <a href={registerUrl}>{text('registerMark')}</a> : null}
            {faultUrl ? <a href={faultUrl}>{text('reportFault')}</a> : null}
          </p>
        ) : null}
      </div>
    </footer>
  )
}
