export { conversation, talkWords } from '../en/conversation.ts'
