import type { Language } from '../language.ts'
import { answers } from './answers.ts'
import { methods } from './methods.ts'
import { outcomes } from './outcomes.ts'

export const en: Language = { tag: 'en', methods, answers, outcomes }
