import { Redirect, useLocation } from 'wouter'
import { Page } from '../../parts/page.tsx'
import { type Section, SectionTabs } from '../../parts/section-tabs.tsx'
import { GeneralSection } from './general-section.tsx'
import { HandoffSection } from './handoff-section.tsx'
import { MethodsSection } from './methods-section.tsx'
import { PlansSection } from './plans-section.tsx'
import { ToneSection } from './tone-section.tsx'

const sections: readonly Section[] = [
  { path: '/answers/tone', label: 'Tone', component: ToneSection },
  { path: '/answers/general', label: 'General answers', component: GeneralSection },
  { path: '/answers/methods', label: 'Payment methods', component: MethodsSection },
  { path: '/answers/plans', label: 'Payment plans', component: PlansSection },
  { path: '/answers/handoff', label: 'Handoff', component: HandoffSection },
]

export function AnswersPage() {
  const [path] = useLocation()
  const open = sections.find((section) => section.path === path)
  if (open === undefined) return <Redirect to="/answers/tone" replace />
  return (
    <Page
      title="Answers"
      section={open.label}
      lead="What the assistant says in your own words. Where you write nothing, Kvitto’s own texts stand."
    >
      <SectionTabs label="Answers" sections={sections} open={open} />
    </Page>
  )
}
