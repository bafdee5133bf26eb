import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { siteForm } from '#app/site/site-forms.ts'
import { changeSiteSettings, hotline, readSiteSettings, siteName } from '#app/site/site-settings.server.ts'
import { policeRecordHref, siteFact } from '#app/site/site-settings.ts'
import { checkForm } from '#app/web/forms.server.ts'
import { siteFacts } from '#app/web/site-facts.server.ts'
import { auditEntries } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const typed = { name: '即墨开放日', nameEn: 'Jimo Open Days', hotline: '0532-12345' }
const read = (values: Record<string, string>) => {
  const form = checkForm(values, siteForm)
  if (!form.ok) throw new Error(JSON.stringify(form.errors))
  return form.value
}

describe('the settings of the site', () => {
  it('are what pages and letters say from then on, and empty facts are not there', async () => {
    const admin = await makeStaff(['admin'], null)
    await inTransaction(admin, (work) => changeSiteSettings(work, read({ ...typed, sponsor: '区政府办公室' })))
    expect(await readSiteSettings()).toMatchObject({ name: '即墨开放日', sponsor: '区政府办公室', icp: '' })
    expect([await siteName('en'), await hotline()]).toEqual(['Jimo Open Days', '0532-12345'])
    useConfig({ ...testConfig(), publicOrigin: 'https://kfr.jimo.gov.cn' })
    const facts = await siteFacts('en')
    expect(facts).toMatchObject({ name: 'Jimo Open Days', domain: 'kfr.jimo.gov.cn', hotline: '0532-12345' })
    expect(facts.footer.sponsor).toBe('区政府办公室')
    expect(facts.footer.icp ?? facts.footer.registerUrl ?? facts.footer.address).toBeUndefined()
  })

  it('leave an entry that names what changed, and none when nothing did', async () => {
    const admin = await makeStaff(['admin'], null)
    await inTransaction(admin, (work) => changeSiteSettings(work, read(typed)))
    await inTransaction(admin, (work) => changeSiteSettings(work, read({ ...typed, contact: '0532-85512345' })))
    await inTransaction(admin, (work) => changeSiteSettings(work, read({ ...typed, contact: '0532-85512345' })))
    const entries = await reader()
      .select({ subject: auditEntries.subjectId, detail: auditEntries.detail })
      .from(auditEntries)
      .where(eq(auditEntries.action, 'settings.changed'))
      .orderBy(auditEntries.id)
    expect(entries).toHaveLength(2)
    expect(entries[1]).toEqual({ subject: 'site', detail: { contact: '0532-85512345' } })
  })

  it('are the admin’s alone', async () => {
    const department = await makeDepartment()
    for (const person of [await makeStaff(['overseer'], null), await makeStaff(['organiser'], department.id)])
      await expect(inTransaction(person, (work) => changeSiteSettings(work, read(typed)))).rejects.toThrow(Forbidden)
  })
})

describe('the form of the settings', () => {
  it('asks for names and the hotline, and for numbers and links in their form', () => {
    const errors = (values: Record<string, string>) => {
      const form = checkForm(values, siteForm)
      return form.ok ? {} : form.errors
    }
    expect(errors({ name: ' ' })).toEqual({ name: 'nameNeeded', nameEn: 'nameEnNeeded', hotline: 'hotlineNeeded' })
    expect(
      errors({
        ...typed,
        hotline: 'call us',
        siteCode: '123',
        icp: '鲁备1号',
        policeRecord: '鲁公网安备 37028号',
        registerUrl: 'javascript:alert(1)',
        faultUrl: 'www.gov.cn',
        sponsor: '单'.repeat(61),
      }),
    ).toEqual({
      hotline: 'phoneWrong',
      siteCode: 'siteCodeWrong',
      icp: 'icpWrong',
      policeRecord: 'policeRecordWrong',
      registerUrl: 'linkWrong',
      faultUrl: 'linkWrong',
      sponsor: 'tooLong',
    })
    expect(
      errors({
        ...typed,
        siteCode: 'bm01000001',
        icp: '鲁ICP备05000000号-1',
        policeRecord: '鲁公网安备 37028200000000号',
        registerUrl: 'https://bszs.conac.cn/sitename?method=show&id=1',
      }),
    ).toEqual({})
  })
})

it('an English reader gets the Chinese fact where there is no English one', () => {
  const site = { ...read(typed), address: '振华街140号', organisation: '区政府', organisationEn: 'District' }
  expect(siteFact(site, 'address', 'en')).toBe('振华街140号')
  expect(siteFact(site, 'organisation', 'en')).toBe('District')
  expect(policeRecordHref('鲁公网安备 37028200000000号')).toContain('code=37028200000000')
})
