import type { Language } from '../language.ts'
import { wording } from './wording.ts'

export const en: Language = { tag: 'en', wording }
