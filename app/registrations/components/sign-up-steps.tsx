import { useMessages } from '#app/ui/language.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { SIGN_UP_STEPS, type SignUpStep } from '../sign-up-steps.ts'
import { stepMessages } from '../step-messages.ts'

/** ① 场次 ② 参加人 ③ 提问 ④ 核对 ⑤ 完成 */
export function SignUpSteps({ current }: { current: SignUpStep }) {
  const text = useMessages(stepMessages)
  return <Steps labels={SIGN_UP_STEPS.map((step) => text(step))} current={SIGN_UP_STEPS.indexOf(current) + 1} />
}
