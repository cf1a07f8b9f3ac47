import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Answers, CountryPlan, PlanRule, PutPlans } from '../../../../../src/server/admin/wire.ts'
import { useSession } from '../../session.tsx'
import { AnswersForm, AnswersSection } from './answers-section.tsx'
import { CountrySelect, firstShown } from './country-select.tsx'
import { PlanCard } from './plan-card.tsx'
import { useAnswersForm } from './use-answers-form.ts'

type PlanMethod = CountryPlan['method']

export function PlansSection() {
  return <AnswersSection>{(answers) => <PlansForm answers={answers} />}</AnswersSection>
}

function PlansForm({ answers }: { answers: Answers }) {
  const { session, can } = useSession()
  const [country, setCountry] = useState(() => firstShown(answers.countries, session.shop.country))
  const { form, save } = useAnswersForm<PutPlans>(answers, 'plans', {
    valuesOf: ({ plans }) => ({ plans }),
    reveal: (path) => setCountry(form.values.plans[Number(path.split('.')[1])]?.country ?? country),
  })
  const { plans } = form.values
  const defaults = answers.countries.find(({ code }) => code === country)
  const placeOf = (method: PlanMethod) =>
    plans.findIndex((plan) => plan.country === country && plan.method === method)
  const change = (method: PlanMethod, rule: PlanRule | null) => {
    const place = placeOf(method)
    const plan = rule === null ? [] : [{ country, method, rule }]
    form.clearErrors()
    form.setFieldValue('plans', place === -1 ? [...plans, ...plan] : plans.toSpliced(place, 1, ...plan))
  }
  const shown = (defaults?.plans ?? []).filter(
    ({ method }) => placeOf(method) !== -1 || offeredIn(answers, country).includes(method),
  )
  return (
    <AnswersForm form={form} save={save}>
      <Text c="dimmed">
        Klarna tells shops no due dates, so Kvitto works them out from the way the order was paid. Change a
        rule only where your agreement with Klarna says something else.
      </Text>
      <CountrySelect
        countries={answers.countries}
        value={country}
        onChange={setCountry}
        own={[...new Set(plans.map((plan) => plan.country))]}
        ownWord="own rule"
      />
      {shown.map(({ method, rule }) => {
        const place = placeOf(method)
        return (
          <PlanCard
            key={`${country} ${method}`}
            method={method}
            usual={rule}
            own={plans[place]?.rule ?? null}
            currency={defaults?.currency ?? 'EUR'}
            path={`plans.${place}.rule`}
            errors={form.errors}
            readOnly={!can('write')}
            change={(changed) => change(method, changed)}
          />
        )
      })}
    </AnswersForm>
  )
}

/** By the market, or by the merchant's own list. */
function offeredIn({ countries, methods }: Answers, country: string): readonly string[] {
  const usual = countries.find(({ code }) => code === country)?.methods ?? []
  const own = methods.find((entry) => entry.country === country)?.methods ?? []
  return [...usual, ...own.map(({ id }) => id)]
}
