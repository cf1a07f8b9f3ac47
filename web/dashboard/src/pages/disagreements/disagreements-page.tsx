import { useLocation } from 'wouter'
import { Page } from '../../parts/page.tsx'
import { type Section, SectionTabs } from '../../parts/section-tabs.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { DisagreementList } from './disagreement-list.tsx'

const open: Section = {
  path: '/disagreements',
  label: 'Open',
  component: () => <DisagreementList key="open" state="open" />,
}
const settled: Section = {
  path: '/disagreements/settled',
  label: 'Settled',
  component: () => <DisagreementList key="settled" state="settled" />,
}
const sections: readonly Section[] = [open, settled]

export function DisagreementsPage() {
  const [path] = useLocation()
  const section = sections.find((candidate) => candidate.path === path)
  if (section === undefined) return <NotFoundPage />
  return (
    <Page
      title="Disagreements"
      section={section.label}
      lead="Orders of which your shop says one thing and Klarna another. Shoppers are told what Klarna has."
    >
      <SectionTabs label="Disagreements" sections={sections} open={section} />
    </Page>
  )
}
